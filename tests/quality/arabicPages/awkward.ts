import { after, paragraphs } from './chrome.ts';
import type { Template } from './template.ts';

const page = (title: string, body: string): string =>
  `<html dir="rtl"><head><title>${title} - صحيفة المثال</title></head><body>${body}</body></html>`;
const about =
  'صحيفة المثال صحيفة إلكترونية مستقلة تأسست عام 2009 وتعنى بنقل الأخبار المحلية والعربية بمصداقية، ويديرها فريق من الصحفيين الشباب.';
const talk = ['هل أنت مستعد؟', 'نعم، منذ الصباح.', 'ومتى نبدأ؟', 'بعد ساعة من الآن.', 'إذن سأنتظرك هنا.'];
const verses = [
  'أعود إلى المدينة مثل طفل',
  'أضاع يديه في ليل الشوارع',
  'وأحمل في جيوبي بعض ضوء',
  'وأغنيةً تفتش عن مسامع',
  'وأسأل كل باب عن صديقي',
  'فتخبرني النوافذ أنه راجع',
];

/** Pages that mark little, or mark it wrongly. */
export const awkward: readonly Template[] = [
  {
    name: 'sidebar first, no headings',
    make: (article, s) => ({
      gold: article.paragraphs.slice(0, 2),
      html: page(
        article.title,
        `<div id="w"><div id="side"><h3>عن الصحيفة</h3><p>${about}</p><h3>رأي</h3>${[0, 1].map((i) => `<div>${s.link(i)}<p>${s.summary(i)}</p></div>`).join('')}</div><div id="cont"><div class="tt">${article.title}</div>${paragraphs(article).slice(0, 2).join('')}</div></div>`,
      ),
    }),
  },
  {
    name: 'comments by another name',
    make: (article, s) => ({
      gold: article.paragraphs.slice(0, 3),
      html: page(
        article.title,
        `<div class="news"><h1>${article.title}</h1><div class="nbody">${paragraphs(article).slice(0, 3).join('')}</div><div class="taaleeq"><h3>التعليقات (3)</h3>${s.readers.map(([who, what]) => `<div class="row"><b>${who}</b><p>${what} ${s.summary(1)}</p></div>`).join('')}</div></div>`,
      ),
    }),
  },
  {
    name: 'cells without classes',
    make: (article, s) =>
      page(
        article.title,
        `<table><tr><td>${[0, 1, 2, 3].map((i) => `<b>${s.headline(i)}</b><br>${s.summary(i)}<br><a href="x">التفاصيل</a><br><br>`).join('')}</td><td><b>${article.title}</b><br><br>${article.paragraphs.join('<br><br>')}</td></tr></table>`,
      ),
  },
  {
    name: 'words linked to tags',
    make: (article, s) =>
      page(
        article.title,
        `<article><h1>${article.title}</h1>${article.paragraphs
          .map(
            (text) =>
              `<p>${text.replace(/(\S+) (\S+) (\S+)/g, '$1 $2 <a class="tag" href="/tag/1">$3</a>')}</p>`,
          )
          .join('')}</article><aside>${s.links(5)}</aside>`,
      ),
  },
  {
    name: 'short lines of a talk',
    make: (article, s) => ({
      gold: [article.paragraphs[0] ?? '', ...talk, article.paragraphs[1] ?? ''],
      html: page(
        article.title,
        `<article><h1>${article.title}</h1>${after(paragraphs(article).slice(0, 2), 1, talk.map((line) => `<p>- ${line}</p>`).join('')).join('')}</article><div class="rel"><h3>اقرأ أيضا</h3>${s.links(4)}</div>`,
      ),
    }),
  },
  {
    name: 'poem',
    make: (article, s) => ({
      gold: verses,
      html: page(
        article.title,
        `<div class="post"><h1>${article.title}</h1><div class="poem">${verses.map((line) => `<p>${line}</p>`).join('')}</div></div><div class="latest">${s.links(6)}</div>`,
      ),
    }),
  },
  {
    name: 'article named a widget',
    make: (article, s) =>
      page(
        article.title,
        `<div class="widget widget-content"><div class="widget-title">${article.title}</div><div class="widget-body">${paragraphs(article).join('')}</div></div><div class="widget widget-links">${s.links(6)}</div>`,
      ),
  },
  {
    name: 'advertisement never closed',
    make: (article, s) =>
      page(
        article.title,
        `<article><h1>${article.title}</h1>${after(paragraphs(article), 1, '<div class="ads"><script>ad()</script>').join('')}</article><aside><ul>${s.links(4)}</ul></aside>`,
      ),
  },
  {
    name: 'strip of headlines as text',
    make: (article, s) =>
      page(
        article.title,
        `<div id="hd"><div id="strip">${s.headlines(10).join(' • ')}</div></div><div id="bd"><h1>${article.title}</h1><div>${paragraphs(article).join('')}</div></div>`,
      ),
  },
  {
    name: 'rest hidden until asked for',
    make: (article) =>
      page(
        article.title,
        `<article><h1>${article.title}</h1><div class="txt">${paragraphs(article)[0] ?? ''}<div class="more" style="display:none">${paragraphs(article).slice(1).join('')}</div><button>عرض المزيد</button></div></article>`,
      ),
  },
  {
    name: 'once for each screen',
    make: (article) =>
      page(
        article.title,
        `<article><h1>${article.title}</h1><div class="desktop">${paragraphs(article).join('')}</div><div class="mobile">${paragraphs(article).join('')}</div></article>`,
      ),
  },
  {
    name: 'columns of a grid',
    make: (article, s) =>
      page(
        article.title,
        `<div class="container"><div class="row"><div class="col-md-4">${[0, 1, 2].map((i) => `<div class="media"><h5>${s.headline(i)}</h5><p>${s.summary(i)}</p><a href="x">المزيد</a></div>`).join('')}</div><div class="col-md-8"><h2>${article.title}</h2><p class="text-muted">بواسطة ${article.author} | 3 نوفمبر 2026</p>${paragraphs(article).join('')}<p>المصدر: وكالات</p></div></div></div>`,
      ),
  },
  {
    name: 'other news as prose',
    make: (article, s) =>
      page(
        article.title,
        `<main><div class="story"><h1>${article.title}</h1>${paragraphs(article).join('')}</div><section><h2>أخبار أخرى</h2>${[0, 1].map((i) => `<div><h3>${s.headline(i)}</h3><p>${s.summary(i)} ${s.summary(i + 1)}</p></div>`).join('')}</section></main>`,
      ),
  },
  {
    name: 'calls to follow at the end',
    make: (article) =>
      page(
        article.title,
        `<article><h1>${article.title}</h1><div>${paragraphs(article).join('')}<p>للاشتراك في خدمة الأخبار العاجلة عبر واتساب <a href="x">اضغط هنا</a></p><p>لمتابعة صحيفة المثال عبر غوغل نيوز اضغط <a href="x">هنا</a></p><p>${article.tags.map((tag) => `#${tag.replaceAll(' ', '_')}`).join(' ')}</p></div></article>`,
      ),
  },
  {
    name: 'subheads in bold among line breaks',
    make: (article) => ({
      gold: after(article.paragraphs, 1, 'تفاصيل القرار'),
      html: page(
        article.title,
        `<div class="content news-details"><h1>${article.title}</h1><div class="details-txt">${after(article.paragraphs, 1, '<b>تفاصيل القرار</b>').join('<br/><br/>')}</div><div class="socials">شارك</div></div>`,
      ),
    }),
  },
  {
    name: 'card of another article between',
    make: (article, s) =>
      page(
        article.title,
        `<article><h1>${article.title}</h1>${after(paragraphs(article), 2, `<section class="embed-card"><a href="x"><img src="1.jpg"><h4>${s.headline(2)}</h4><p>${s.summary(1)}</p></a></section>`).join('')}</article>`,
      ),
  },
  {
    name: 'text alone in the body',
    make: (article) =>
      page(
        article.title,
        `${article.title}<br>${article.paragraphs.join('<br>')}<br><a href="/">الرئيسية</a>`,
      ),
  },
  {
    name: 'page for printing',
    make: (article) =>
      page(
        article.title,
        `<h3>${article.title}</h3>التاريخ: 3/11/2026<hr>${paragraphs(article).join('')}<hr>جميع الحقوق محفوظة<br>http://news.example/print.php?id=7`,
      ),
  },
];
