import { paragraphs } from './chrome.ts';
import { document, linkedData, meta, type Template } from './template.ts';

const prices = [
  'عيار 24: 4500 جنيه',
  'عيار 21: 3940 جنيها',
  'عيار 18: 3375 جنيها',
  'الجنيه الذهب: 31500 جنيه',
];
const talk = [
  'س: منذ متى تعمل هنا؟',
  'ج: منذ عشر سنوات.',
  'س: وما الذي تغير؟',
  'ج: كل شيء تقريبا.',
  'س: هل تندم؟',
  'ج: أبدا.',
];
const victims = ['سليم داود العاني', 'نورة خالد الشمري', 'يونس علي البياتي', 'هدى فارس الجبوري'];

/** Articles that are mostly short lines about a paragraph or two. */
export const shortLines: readonly Template[] = [
  {
    name: 'prices behind a paragraph',
    make: (article, s) => ({
      gold: [...article.paragraphs.slice(0, 1), ...prices],
      html: document(
        article,
        `<main><article><h1>${article.title}</h1><div class="entry-content">${paragraphs(article)[0] ?? ''}${prices.map((line) => `<p>${line}</p>`).join('')}</div></article></main><aside class="sidebar"><h3>الأكثر قراءة</h3>${s.links(5)}</aside>`,
        { head: meta(article) },
      ),
    }),
  },
  {
    name: 'interview about a paragraph',
    make: (article, s) => ({
      gold: [...talk.slice(0, 2), article.paragraphs[0] ?? '', ...talk.slice(2)],
      html: document(
        article,
        `<article><h1>${article.title}</h1><p class="by">حوار: ${article.author}</p>${talk
          .slice(0, 2)
          .map((line) => `<p>${line}</p>`)
          .join('')}${paragraphs(article)[0] ?? ''}${talk
          .slice(2)
          .map((line) => `<p>${line}</p>`)
          .join('')}<p>${article.author}</p></article><section class="latest">${s.links(4)}</section>`,
        { head: linkedData(article) },
      ),
    }),
  },
  {
    name: 'names behind a paragraph, line breaks',
    make: (article, s) => ({
      gold: [article.paragraphs[0] ?? '', 'والضحايا هم:', ...victims],
      html: document(
        article,
        `<div class="news"><h1>${article.title}</h1><div class="nbody">${[article.paragraphs[0] ?? '', 'والضحايا هم:', ...victims].join('<br>')}</div><div class="tools">طباعة</div></div><div class="more">${s.links(6)}</div>`,
      ),
    }),
  },
];
