import { after, arabicDate, menu, paragraphs, tagLinks } from './chrome.ts';
import { document, linkedData, meta, type Template } from './template.ts';

const footer = `<footer class="site-ft"><div class="about"><p>منصة إخبارية عربية تصدر عن شركة المثال للنشر، وتقدم لقرائها الأخبار والتحليلات على مدار الساعة بلغة رصينة ومهنية عالية.</p></div><p>جميع الحقوق محفوظة © 2026</p></footer>`;
const tools = `<div class="tools"><a>شارك</a><a>غرد</a><a>واتساب</a><a>نسخ الرابط</a><span>تم نسخ الرابط بنجاح</span><button>أ+</button><button>أ-</button></div>`;

/** Pages as newsrooms build them whose systems were written in house, or bought and bent. */
export const newsrooms: readonly Template[] = [
  {
    name: 'story with key points',
    make: (article, s) =>
      document(
        article,
        `<div class="hdr"><ul>${menu}</ul></div><div class="page-wrap"><div class="story-head"><span class="cat">${article.section}</span><h1>${article.title}</h1><div class="story-info"><span>${article.author}</span><time datetime="${article.publishedAt}">${arabicDate(article.publishedAt)}</time><span>مدة القراءة 4 دقائق</span></div></div>
<div class="audio-box"><span>استمع إلى المقال</span><audio src="/a.mp3"></audio><span>0:00 / 5:12</span></div>
<div class="story-body"><div class="story-text">${after(paragraphs(article), 2, `<div class="inline-story"><span>اقرأ أيضا</span><ul><li><a href="/a">${s.headline(1)}</a></li><li><a href="/b">${s.headline(2)}</a></li></ul></div>`).join('\n')}</div>${tools}
<div class="keywords"><span>الكلمات الدالة</span>${tagLinks(article)}</div></div>
<div class="col-left"><h3>الأكثر قراءة</h3><ol>${s.links(6)}</ol><h3>فيديو</h3>${[0, 1, 2].map((i) => `<div class="vid"><a href="/v${i}"><img src="/v.jpg"><span>01:2${i}</span>${s.headline(i + 8)}</a></div>`).join('')}</div></div>${footer}`,
        { head: meta(article) + linkedData(article) },
      ),
  },
  {
    name: 'paragraphs as text with double breaks and a dateline',
    make: (article, s) =>
      document(
        article,
        `<div id="top"><div class="date">اليوم ${arabicDate(article.publishedAt)}</div><ul>${menu}</ul></div>
<table width="100%"><tr><td width="70%" valign="top"><div class="newsTitle">${article.title}</div><div class="newsDate">نشر بتاريخ : ${arabicDate(article.publishedAt)} - 10:22 م</div><div class="newsImg"><img src="/1.jpg" width="500"></div>
<div class="newsBody">المثال الإخباري – ${article.paragraphs.join('<br />\r\n<br />\r\n')}<br/><br/></div>
<div class="sharing"><a>Facebook</a><a>Twitter</a></div><div class="cmt"><h4>اضافة تعليق</h4><p>لن يتم نشر أي تعليق يتضمن اسماء اي شخصية او يتناول اثارة للنعرات الطائفية أو العنصرية آملين التقيد بمستوى راقي بالتعليقات.</p><form><input name="n"><textarea></textarea></form></div>
<div class="cmts"><div class="c"><b>1</b> <b>مواطن</b> <span>04-11-2026 08:12 AM</span><div>${s.readers[0]?.[1] ?? ''}</div></div><div class="c"><b>2</b> <b>ابو محمد</b> <span>04-11-2026 09:40 AM</span><div>${s.readers[1]?.[1] ?? ''}</div></div></div></td>
<td width="30%" valign="top"><div class="bx"><div class="bxt">آخر الأخبار</div>${s
          .headlines(10)
          .map((h) => `<div class="bxi"><a href="/n">${h}</a></div>`)
          .join('')}</div></td></tr></table>`,
      ),
  },
  {
    name: 'portal with news blocks between',
    make: (article, s) =>
      document(
        article,
        `<div class="fixed-bar"><ul>${menu}</ul></div><div class="container"><ol class="crumbs"><li><a>الرئيسية</a></li><li><a>${article.section}</a></li></ol><div class="row"><div class="col-md-9"><div class="details-page"><h1>${article.title}</h1>
<div class="ArticleInfo"><div class="time">09:40 ص</div><div class="date">الثلاثاء 03 نوفمبر 2026</div></div><div class="main-image"><img src="/1.jpg"><span>${article.place}</span></div>
<div class="author">كتب- ${article.author}:</div><div class="details">${after(
          after(
            paragraphs(article),
            3,
            `<p><span style="color:#e03e2d;"><strong>اقرأ أيضًا:</strong></span></p><p><a href="/r"><strong>${s.headline(3)}</strong></a></p>`,
          ),
          1,
          `<div class="ad300"><span>إعلان</span><div id="gpt-1"></div></div>`,
        ).join('\n')}<p><strong>${`<a href="/z">${s.headline(4)}</a>`}</strong></p></div>
<div class="hashs">${article.tags.map((tag) => `<a href="/h"><h3>${tag}</h3></a>`).join('')}</div><div class="videoad"><h4>فيديو قد يعجبك:</h4></div>
<div class="section-related"><h2>الأخبار المتعلقة</h2><ul>${s
          .headlines(4, 5)
          .map(
            (h, i) =>
              `<li><a href="/k${i}"><img src="/k.jpg"><span>${h}</span></a><span class="t">منذ ${i + 1} ساعة</span></li>`,
          )
          .join(
            '',
          )}</ul></div></div></div><div class="col-md-3"><div class="most"><h4>الأكثر قراءة</h4>${s.links(5, 4)}</div><div class="poll"><h4>استطلاع رأي</h4><p>هل تتوقع انخفاض الأسعار في الأشهر المقبلة؟</p><label>نعم</label><label>لا</label></div></div></div></div>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'long read with pull quotes and pictures',
    make: (article, s) => ({
      gold: article.paragraphs,
      html: document(
        article,
        `<div class="nav-main"><a href="/">المثال</a><ul>${menu}</ul></div><div class="longform"><div class="cover" style="background:url(/c.jpg)"><h1>${article.title}</h1><div class="deck">${article.lead}</div><div class="who">${article.author} — ${article.place}</div></div>
<div class="lf-body">${article.paragraphs
          .map(
            (text, i) =>
              `<div class="lf-p"><p>${text}</p></div>${i === 1 ? `<figure class="lf-img"><img src="/${i}.jpg"><figcaption>مشهد عام من ${article.place} (المثال)</figcaption></figure>` : ''}${i === 2 ? `<div class="lf-img-2"><img src="/b.jpg"><div class="img-desc">سكان ${article.place} خلال الأسبوع الماضي (رويترز)</div></div>` : ''}`,
          )
          .join('')}</div><div class="lf-end"><div class="lf-share">شارك القصة</div></div></div>
<div class="more-lf"><h2>قصص أخرى</h2>${[0, 1, 2].map((i) => `<a href="/lf${i}" class="lf-card"><h3>${s.headline(i)}</h3><p>${s.summary(i)}</p></a>`).join('')}</div>${footer}`,
        { head: meta(article) },
      ),
    }),
  },
  {
    name: 'government portal',
    make: (article, s) =>
      document(
        article,
        `<form method="post" action="./Details.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTkz"><div id="s4-workspace"><div id="s4-bodyContainer"><div class="ms-dialogHidden topbar"><ul>${menu}</ul></div>
<div id="contentBox"><div id="DeltaPlaceHolderMain"><a id="mainContent"></a><div class="ms-webpart-zone"><div class="news-details"><h2 class="page-title">${article.title}</h2><span class="news-date">03/11/2026</span><div class="news-img"><img src="/1.jpg"></div>
<div class="ms-rtestate-field"><div class="ExternalClass1F2A" dir="rtl"><div style="text-align:justify">${article.paragraphs.map((text) => `<p class="ms-rteElement-P"><span style="font-family:&quot;Simplified Arabic&quot;;font-size:14pt" lang="AR-SA">${text}</span></p><p>&#160;</p>`).join('')}</div></div></div>
<div class="rate"><span>هل وجدت هذا المحتوى مفيدا؟</span><label>نعم</label><label>لا</label></div><div class="last-upd">تاريخ آخر تحديث: 04/11/2026 الساعة 11:20 صباحا</div></div></div></div></div>
<div class="ms-dialogHidden"><div class="other-news"><h3>أخبار أخرى</h3><ul>${s.links(5)}</ul></div><div class="footer-links"><a>خريطة الموقع</a><a>اتصل بنا</a></div></div></div></div></form>`,
      ),
  },
  {
    name: 'app shell with cards behind',
    make: (article, s) =>
      document(
        article,
        `<app-root ng-version="17"><app-header><div class="h"><ul>${menu}</ul></div></app-header><app-ticker><div class="tk">${s
          .headlines(5)
          .map((h) => `<span>${h}</span>`)
          .join(
            '',
          )}</div></app-ticker><main><app-article><div class="art-grid"><div class="art-main"><h1>${article.title}</h1><div class="art-sub">${article.lead}</div>
<div class="art-meta"><span>${article.author}</span> <span>3 نوفمبر 2026</span></div><div class="art-html" innerhtml>${after(paragraphs(article), 2, `<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">تفاصيل أكثر في تقريرنا المصور من الميدان</p>&mdash; المثال (@example) <a href="https://twitter.com/x/status/1">November 3, 2026</a></blockquote>`).join('')}</div>
<app-tags>${tagLinks(article)}</app-tags></div><div class="art-side"><app-latest>${s
          .headlines(6)
          .map((h, i) => `<a class="lt" href="/l${i}"><div>${h}</div><div>${s.summary(i)}</div></a>`)
          .join(
            '',
          )}</app-latest></div></div></app-article></main><app-footer>${footer}</app-footer></app-root>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'three articles in one page',
    make: (article, s) =>
      document(
        article,
        `<header><ul>${menu}</ul></header><div id="scroller"><div class="post-wrap" data-id="1"><h1 class="post-ttl">${article.title}</h1><div class="post-dt">3/11/2026</div><div class="post-txt">${paragraphs(article).join('')}</div></div>${[
          1, 2,
        ]
          .map(
            (n) =>
              `<div class="post-wrap" data-id="${n + 1}"><h1 class="post-ttl">${s.headline(n)}</h1><div class="post-dt">2/11/2026</div><div class="post-txt"><p>${s.summary(n)}</p><p>${s.summary(n + 1)}</p><p>${s.summary(n + 2)}</p></div></div>`,
          )
          .join('')}</div>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'reporter file with a list of places',
    make: (article, s) => {
      const places = [
        'مركز المدينة: من الثامنة صباحاً',
        'الحي الشرقي: من العاشرة صباحاً',
        'الميناء: طوال اليوم',
      ];
      return {
        gold: after(after(article.paragraphs, 2, 'أماكن التوزيع:'), 3, places.join('\n')),
        html: document(
          article,
          `<nav>${menu}</nav><div class="main-sec"><article><h1>${article.title}</h1><p class="date">${arabicDate(article.publishedAt)}</p>${after(after(paragraphs(article), 2, '<p>أماكن التوزيع:</p>'), 3, `<ul>${places.map((place) => `<li>${place}</li>`).join('')}</ul>`).join('')}
<p class="text-left"><strong>${article.author}</strong></p></article><section class="also-in"><h3>في هذا القسم</h3>${s.links(5)}</section></div>`,
        ),
      };
    },
  },
  {
    name: 'reader comments as articles',
    make: (article, s) =>
      document(
        article,
        `<header>${menu}</header><main><article class="entry"><h1>${article.title}</h1><div class="entry-body">${paragraphs(article).slice(0, 4).join('')}${paragraphs(article).slice(4).join('')}</div></article>
<section id="discussion"><h2>3 آراء على “${article.title}”</h2><ol>${s.readers.map(([who, what], i) => `<li><article id="div-c-${i}"><footer><b>${who}</b> <span>يقول:</span> <time>3 نوفمبر، 2026</time></footer><div><p>${what}</p><p>${s.summary(i)}</p></div><a>رد</a></article></li>`).join('')}</ol><div id="respond"><h3>اترك تعليقاً</h3><p>لن يتم نشر عنوان بريدك الإلكتروني.</p></div></section></main>`,
      ),
  },
  {
    name: 'business page with prices',
    make: (article, s) =>
      document(
        article,
        `<div class="prices-bar"><div><span>الدولار</span><b>48.20</b><i>0.12%</i></div><div><span>اليورو</span><b>52.10</b><i>-0.3%</i></div><div><span>خام برنت</span><b>71.5</b></div></div><div class="mn">${menu}</div><div class="wrap"><div class="rt"><div class="article-box"><h1>${article.title}</h1><div class="dt">آخر تحديث: 3 نوفمبر 2026، 10:15 ص بتوقيت أبوظبي</div><div class="article-cnt"><div class="txt-body"><ul class="bullets"><li>${article.lead || s.headline(2)}</li></ul>${paragraphs(article).join('')}<p dir="ltr">(إعداد ${article.author} للنشرة العربية)</p></div></div><div class="disclaimer-box"><p>إخلاء مسؤولية: المعلومات الواردة في هذه الصفحة لا تمثل نصيحة استثمارية ولا يتحمل الموقع أي مسؤولية عن القرارات المالية المبنية عليها.</p></div></div></div>
<div class="lt"><table class="stocks"><tr><th>السهم</th><th>السعر</th><th>التغير</th></tr>${['أرامكو', 'سابك', 'الراجحي', 'زين'].map((name, i) => `<tr><td>${name}</td><td>${30 + i}.5</td><td>0.${i}%</td></tr>`).join('')}</table></div></div>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'encyclopedic page about an event',
    make: (article, s) => ({
      gold: article.paragraphs.flatMap((text, i) =>
        i === 1 ? ['خلفية', text] : i === 3 ? ['الأسباب والنتائج', text] : [text],
      ),
      html: document(
        article,
        `<header>${menu}</header><div class="encl"><div class="toc-box"><h2>محتويات</h2><ul><li><a href="#a">خلفية</a></li><li><a href="#b">الأسباب والنتائج</a></li></ul></div><div class="encl-body"><h1>${article.title}</h1>${article.paragraphs.map((text, i) => (i === 1 ? `<h2 id="a">خلفية</h2><p>${text}</p>` : i === 3 ? `<h2 id="b">الأسباب والنتائج</h2><p>${text}</p>` : `<p>${text}</p>`)).join('')}<p>المصدر : الصحافة العربية + وكالات</p></div></div><div class="encl-rel"><h3>المزيد من الموسوعة</h3><ul>${s.links(5)}</ul></div>`,
      ),
    }),
  },
  {
    name: 'radio page with a transcript button',
    make: (article, s) =>
      document(
        article,
        `<div id="fb-root"></div><header role="banner"><nav>${menu}</nav></header><section class="t-content"><article class="t-content__article-wrapper"><div class="t-content__dates"><p class="m-pub-dates"><span>نشرت في: <time datetime="${article.publishedAt}">03/11/2026 - 09:40</time></span></p></div><h1 class="t-content__title">${article.title}</h1>
<figure class="m-item-image"><img src="/1.jpg"><figcaption>${article.place} في صورة من الأرشيف. © أ ف ب</figcaption></figure><div class="t-content__authors-tts">نص: <a>${article.author}</a></div><p class="t-content__chapo">${article.lead}</p><div class="o-self-promo"><p>إعلان</p></div>
<div class="t-content__body u-clearfix">${after(paragraphs(article), 1, `<div class="o-self-promo o-self-promo--related"><p>اقرأ أيضا<a href="/r">${s.headline(0)}</a></p></div>`).join('')}</div><div class="m-newsletter"><h2>النشرة الإخبارية</h2><p>احصل على أهم الأخبار مباشرة في صندوق بريدك كل صباح</p><form><input><button>اشترك</button></form></div>
<div class="m-app"><p>تابع كل الأخبار الدولية بتحميل التطبيق</p></div></article><aside class="t-content__side"><h2>الأكثر قراءة</h2><ol>${s.links(5)}</ol></aside></section><div class="page-missing"><p>الصفحة التي تبحثون عنها لم تعد موجودة</p></div>`,
        { head: meta(article) + linkedData(article) },
      ),
  },
  {
    name: 'old forum as a news site',
    make: (article, s) =>
      document(
        article,
        `<table class="tborder"><tr><td class="alt1"><a>المنتدى</a> &gt; <a>الأخبار</a> &gt; ${article.title}</td></tr></table><div id="posts"><table id="post1" class="tborder"><tr><td class="thead">03-11-2026, 09:40 AM</td></tr><tr><td class="alt2"><a class="bigusername">${article.author}</a><br>عضو مميز<br>تاريخ التسجيل: Jan 2009<br>المشاركات: 4,120</td></tr><tr><td class="alt1" id="td_post_1"><div class="smallfont"><strong>${article.title}</strong></div><hr><div id="post_message_1">${article.paragraphs.join('<br /><br />')}</div></td></tr></table></div>
<table class="tborder"><tr><td>مواضيع مشابهة</td></tr>${s
          .headlines(4)
          .map((h) => `<tr><td><a href="/t">${h}</a></td><td>كاتب</td><td>الأخبار</td><td>2</td></tr>`)
          .join('')}</table>`,
      ),
  },
  {
    name: 'sports page with a match box and opinions',
    make: (article, s) =>
      document(
        article,
        `<div class="mtch"><div class="tm">الأهلي</div><div class="sc">2 - 1</div><div class="tm">الوحدة</div><div>انتهت</div></div><ul>${menu}</ul><div class="articleBox"><header class="articleHeader"><h1>${article.title}</h1><div class="writer">${article.author}</div><div class="time">03 نوفمبر 2026 10:11</div></header><div class="articleBody">${after(paragraphs(article), 2, `<div class="inRead"><a href="/x"><b>طالع أيضاً..</b> ${s.headline(1)}</a></div>`).join('')}</div><div class="reactions"><span>أعجبني 12</span><span>أغضبني 3</span></div></div><div class="opin"><h3>آراء الجماهير</h3>${s.readers.map(([who, what]) => `<div class="op"><span>${who}</span><span>${what}</span></div>`).join('')}</div><div class="news-strip">${s
          .headlines(8)
          .map((h) => `<div><a href="/s"><img src="/s.jpg"><p>${h}</p></a></div>`)
          .join('')}</div>`,
      ),
  },
];
