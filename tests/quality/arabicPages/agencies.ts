import { arabicDate, menu, paragraphs } from './chrome.ts';
import { document, type Template } from './template.ts';

/** Copy of news agencies: a dateline that belongs to the text, and marks of the desk behind it. */
export const agencies: readonly Template[] = [
  {
    name: 'agency, dateline',
    make: (article, s) => {
      const [first = '', ...rest] = article.paragraphs;
      const dateline = `${article.place} 13 جمادى الأولى 1448 هـ الموافق 3 نوفمبر 2026 م (وكالة المثال) -- `;
      return {
        gold: [dateline + first, ...rest],
        html: document(
          article,
          `<div class="agency-header"><ul>${menu}</ul></div><div class="news-container"><div class="category">${article.section}</div><h1 class="news-title">${article.title}</h1><div class="news-date">${arabicDate(article.publishedAt)}</div>
<div class="news-body"><p>${dateline}${first}</p>${rest.map((text) => `<p>${text}</p>`).join('')}<p>// انتهى //</p><p>09:40 ت م</p><p>0071</p></div>
<div class="gallery"><img src="/1.jpg"><img src="/2.jpg"></div></div><div class="latest">${s
            .headlines(6)
            .map((h) => `<div class="row"><a href="/x">${h}</a><span>الثلاثاء 09:12</span></div>`)
            .join('')}</div>`,
        ),
      };
    },
  },
  {
    name: 'agency, spot',
    make: (article, s) => {
      const [first = '', ...rest] = article.paragraphs;
      const byline = `${article.place} / الأناضول المثال`;
      return {
        gold: [`${byline} ${first}`, ...rest],
        html: document(
          article,
          `<div class="detay"><div class="ust-menu">${menu}</div><div class="detay-bg"><span class="detay-kategori">${article.section}</span><div class="detay-spot-category"><h1>${article.title}</h1><h4>${article.lead}</h4></div>
<div class="detay-foto-editor"><span>${article.author}</span><span>03 نوفمبر 2026•تحديث: 03 نوفمبر 2026</span></div><div class="detay-paylas"><a>Facebook</a></div>
<div class="detay-icerik"><div><p>${byline}</p><p>${first}</p>${rest.map((text) => `<p>${text}</p>`).join('')}</div></div>
<div class="detay-icerik-alt">الأخبار المنشورة على الصفحة الرسمية للوكالة هي اختصار لجزء من الأخبار التي تُعرض للمشتركين عبر نظام تدفق الأخبار.</div></div>
<div class="ilgili"><h3>مواضيع ذات صلة</h3>${s
            .headlines(3)
            .map((h) => `<a href="/y"><h4>${h}</h4></a>`)
            .join('')}</div></div>`,
        ),
      };
    },
  },
  {
    name: 'agency, zoom',
    make: (article) => ({
      gold: article.paragraphs.map((text, i) =>
        i === 0 ? `${article.place} 3 نوفمبر 2026 (شبكة المثال) ${text}` : text,
      ),
      html: document(
        article,
        `<div class="domPC"><div class="nav">${menu}</div><div class="conW"><h1>${article.title}</h1><div class="source">10:21:43 03-11-2026 | Arabic.Example.Cn</div>
<div id="detailContent"><p style="text-indent:2em">&nbsp;&nbsp;&nbsp;${article.place} 3 نوفمبر 2026 (شبكة المثال) ${article.paragraphs[0] ?? ''}</p>${article.paragraphs
          .slice(1)
          .map((text) => `<p>&nbsp;&nbsp;&nbsp;${text}</p>`)
          .join('\n')}<p>&nbsp;</p></div>
<div class="bdshare"><span>شارك</span></div></div><div class="rightCon"><div class="tit">أخبار متعلقة</div></div></div><div class="foot"><p>الأخبار الأخيرة</p></div>`,
      ),
    }),
  },
  {
    name: 'press release',
    make: (article, s) => ({
      gold: [...article.paragraphs],
      html: document(
        article,
        `<div class="ministry"><ul class="mainmenu">${menu}</ul><div class="content-area"><h2 class="press-title">${article.title}</h2><span class="press-date">2026/11/03</span>
<div class="press-body">${paragraphs(article).join('')}</div><div class="press-share"><a>مشاركة</a><a>طباعة</a></div>
<div class="contact-card"><h5>للتواصل الإعلامي</h5><p>هاتف: 0000 555</p><p>بريد: media@example.org</p></div></div><div class="press-list"><h3>بيانات أخرى</h3><ul>${s.links(5)}</ul></div></div>`,
      ),
    }),
  },
];
