import { after, arabicDate, menu, paragraphs, tagLinks } from './chrome.ts';
import { document, linkedData, meta, type Template } from './template.ts';

/** Pages as large broadcasters and newspapers build them by themselves. */
export const outlets: readonly Template[] = [
  {
    name: 'broadcaster, wysiwyg',
    make: (article, s) =>
      document(
        article,
        `<div id="root"><div class="skip-navigation"><a>تخطى إلى المحتوى</a></div><header class="header-menu"><nav class="site-header__nav"><ul>${menu}</ul></nav><div class="breaking-ticker">${s.headline(0)}</div></header>
<div class="container container--grid"><main id="main-content-area"><header class="article-header"><a class="topics">${article.section}</a><h1>${article.title}</h1>${article.lead && `<p class="article__subhead"><em>${article.lead}</em></p>`}</header>
<figure class="article-featured-image"><img src="/1.jpg"><figcaption>منظر عام من ${article.place} (المثال)</figcaption></figure>
<div class="article-info-block"><div class="article-dates"><span class="screen-reader-text">Published On 3/11/2026</span><span aria-hidden="true">3/11/2026</span></div><div class="article-b-l"><div class="article-author-name-item">${article.author}</div></div><div class="social-shares"><a>شارك</a></div></div>
<div class="wysiwyg wysiwyg--all-content css-ibbk12" aria-live="polite" aria-atomic="true">
${after(paragraphs(article), 2, `<div class="more-on"><h2 class="more-on__heading">اقرأ أيضا</h2><span class="screen-reader-text">list of 2 items</span><ul class="more-on__list"><li><article class="article-card"><h3><a href="/1">${s.headline(4)}</a></h3></article></li><li><article class="article-card"><h3><a href="/2">${s.headline(5)}</a></h3></article></li></ul><span class="screen-reader-text">end of list</span></div>`).join('\n')}</div>
<div class="article-source"><span>المصدر:</span> <span class="source">وكالات</span></div></main>
<aside class="u-hide-on-print"><section class="most-read-container"><h2>الأكثر قراءة</h2><ol>${s.links(6)}</ol></section></aside></div></div>`,
        { head: meta(article) + linkedData(article) },
      ),
  },
  {
    name: 'broadcaster, hashed classes',
    make: (article, s) =>
      document(
        article,
        `<div id="root"><div class="bbc-1gaxmgz e1ooui1u0"><header role="banner" class="bbc-fa0wmp"><nav role="navigation"><ul>${menu}</ul></nav></header>
<div class="bbc-irdbz7 ebmt73l0"><main role="main" class="bbc-fa0wmp"><div class="bbc-1151pbn ebmt73l0"><h1 id="content" tabindex="-1" class="bbc-14gqcmb e1p3vdyi0">${article.title}</h1></div>
<figure class="bbc-1qdcvv9 e6bmn90"><div><img src="/1.jpg"></div><p class="bbc-caption">صدر الصورة، Getty Images</p><figcaption class="bbc-caption"><span class="visually-hidden">التعليق على الصورة، </span><p>لقطة من ${article.place}</p></figcaption></figure>
<div class="bbc-19j92fr"><section role="region" aria-labelledby="byline" class="bbc-1mbo3zc"><ul role="list"><li><span>Article Information</span></li><li>${article.author}</li></ul></section></div>
<div class="bbc-1151pbn"><time class="bbc-14xtggo" datetime="2026-11-03">3 نوفمبر/ تشرين الثاني 2026</time></div>
${after(
  article.paragraphs.map(
    (text, i) =>
      `<div class="bbc-19j92fr ebmt73l0" dir="rtl"><p class="bbc-1gjryo4 e17g058b0" dir="rtl">${i === 0 ? `<b>${text}</b>` : text}</p></div>`,
  ),
  2,
  `<div class="bbc-1sjuvhs"><section role="region" aria-labelledby="recommendations-heading" class="bbc-1qm2ocd"><a href="#end-of-recommendations">تخطى قصص مقترحة وواصل القراءة</a><strong id="recommendations-heading">قصص مقترحة</strong><ul role="list"><li><a href="/a1">${s.headline(1)}</a></li><li><a href="/a2">${s.headline(2)}</a></li></ul><p id="end-of-recommendations">قصص مقترحة نهاية</p></section></div>`,
).join('\n')}
<section class="bbc-1rvtqjc" role="complementary" aria-labelledby="related-topics"><h2>مواضيع ذات صلة</h2><ul>${s.links(4)}</ul></section></main>
<div class="bbc-1t1xujg"><section aria-labelledby="Top-Stories" role="region" data-e2e="top-stories"><h2 id="Top-Stories">أهم الأخبار</h2><ul role="list">${s.links(3, 6)}</ul></section><section data-e2e="features" role="region"><h2>اخترنا لكم</h2>${s
          .headlines(4, 8)
          .map((h) => `<div><h3><a href="/f">${h}</a></h3><time>قبل 4 ساعة</time></div>`)
          .join('')}</section></div></div></div></div>`,
        { head: linkedData(article, { '@type': 'ReportageNewsArticle' }) },
      ),
  },
  {
    name: 'broadcaster, text article',
    make: (article, s) =>
      document(
        article,
        `<div class="layout"><div class="header"><div class="header__nav"><ul>${menu}</ul></div><div class="line-news js-line-news">${s.headline(0)}</div></div><div class="main-container"><div class="columns columns_two"><div class="column columns__column_main">
<div class="article article_main"><div class="breadcrumbs"><a>الرئيسية</a> <a>${article.section}</a></div><h1 class="heading heading_article">${article.title}</h1><div class="info-wrapper"><span class="date">تاريخ النشر: 03.11.2026 | 07:40 GMT</span></div>
<div class="article__summary summary">${article.lead}</div><div class="media"><div class="media__image"><img src="/1.jpg"></div><div class="media__title media__title_arcticle">${article.title}<br><span>© المثال</span></div></div>
<div class="text text_article js-text js-mediator-article">${after(paragraphs(article), 3, `<div class="read-more-big"><div class="read-more-big__header"><a href="/t" class="read-more-big__title">${s.headline(1)}</a></div><p class="read-more-big__summary">${s.summary(0)}</p></div>`).join('')}<p>المصدر: &quot;وكالات&quot;</p></div>
<div class="subscribe-telegram"><p>تابعونا على <a href="https://t.me/x">تلغرام</a></p></div><div class="tags-trends"><a>${article.tags[0] ?? ''}</a> <a>${article.tags[1] ?? ''}</a></div></div>
<div class="comments comments_article"><h3>التعليقات</h3></div></div>
<div class="column columns__column_side"><div class="recent-news"><h3>آخر الأخبار</h3>${s
          .headlines(7)
          .map((h) => `<div class="card"><span>09:12</span><a href="/c">${h}</a></div>`)
          .join('')}</div></div></div></div></div>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'newspaper, article body id',
    make: (article, s) =>
      document(
        article,
        `<div class="contain"><div class="header"><ul>${menu}</ul><div class="newsTicker"><b>عاجل</b> ${s.headline(0)}</div></div><div class="row"><div class="col-xs-8 rightCol"><article id="articleCol">
<div class="breadcumb"><a>${article.section}</a></div><h1>${article.title}</h1><span class="newsStoryDate">الثلاثاء، 03 نوفمبر 2026 09:40 ص</span><div class="img-cont"><img src="/1.jpg"><span class="img-cap">${article.place}</span></div>
<div class="writeBy">كتب ${article.author}</div><div id="articleBody">${after(paragraphs(article), 1, `<p style="text-align:center"><img src="/3.jpg" alt="صورة"><br>جانب من الحدث</p>`).join('')}
<p>&nbsp;</p><p><strong>موضوعات متعلقة:</strong></p><p><strong><a href="/s1">${s.headline(2)}</a></strong></p><p><strong><a href="/s2">${s.headline(3)}</a></strong></p></div>
<div class="tags"><h4>الموضوعات المتعلقة</h4>${tagLinks(article)}</div><div class="related"><ul>${s.links(4, 5)}</ul></div></article></div><div class="col-xs-4 leftCol"><div class="mostRead"><h3>الأكثر قراءة</h3><ul>${s.links(6, 4)}</ul></div></div></div></div>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'newspaper, story id',
    make: (article, s) =>
      document(
        article,
        `<div id="wrapper"><div id="menu"><ul>${menu}</ul></div><div class="article"><h1>${article.title}</h1><div class="art_date">الثلاثاء 03-11-2026 09:40 | كتب: <a>${article.author}</a> |</div>
<div class="pic"><img src="/1.jpg"><p>${article.place} - صورة أرشيفية<span>تصوير : آخرون</span></p></div><div class="addthis_toolbox"><a>مشاركة</a></div>
<div id="NewsStory">${paragraphs(article).slice(0, 2).join('')}<div class="min_related"><p>اقرأ أيضاً | <a href="/r1">${s.headline(1)}</a></p></div>${paragraphs(article).slice(2).join('')}</div>
<div class="pane-content"><ul><li>لمتابعة أخبار الرياضة <a>اضغط هنا</a></li><li>حمّل تطبيق الصحيفة على <a>أندرويد</a> و<a>آيفون</a></li></ul></div></div>
<div class="sidebar"><div class="box"><div class="box_title">أحدث الأخبار</div>${s
          .headlines(6)
          .map((h) => `<p><a href="/q">${h}</a></p>`)
          .join('')}</div></div></div>`,
      ),
  },
  {
    name: 'newspaper, hero and grid',
    make: (article, s) =>
      document(
        article,
        `<header class="top-header"><nav><ul>${menu}</ul></nav></header><section class="article-hero"><div class="container"><span class="kicker">${article.section}</span><h1>${article.title}</h1><h2 class="sub-title">${article.lead}</h2><div class="meta">${article.author} <span>10:00 - 03 نوفمبر 2026</span></div></div></section>
<section class="container"><div class="grid"><div class="grid__main"><div class="article-entry bodyText">${paragraphs(article).join('<div class="gad-inline" data-slot="4"></div>')}</div><div class="article-tools"><span>مشاركة</span></div></div>
<div class="grid__side"><div class="block-latest"><h4>آخر الأخبار</h4>${s
          .headlines(5)
          .map((h, i) => `<div class="item"><h5><a href="/i${i}">${h}</a></h5><p>${s.summary(i)}</p></div>`)
          .join('')}</div></div></div></section>
<section class="container more"><h3>المزيد من ${article.section}</h3><div class="cards">${s
          .headlines(4, 6)
          .map(
            (h, i) => `<div class="card"><h4><a href="/k${i}">${h}</a></h4><p>${s.summary(i + 1)}</p></div>`,
          )
          .join('')}</div></section>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'news site, article content',
    make: (article, s) =>
      document(
        article,
        `<div class="site"><nav class="navbar">${menu}</nav><div class="container"><div class="row"><div class="col-lg-8"><article class="post-single"><h1 class="post-title">${article.title}</h1>
<div class="post-header"><div class="author"><img src="/a.jpg">${article.author}</div><span class="date-post">الثلاثاء 3 نونبر 2026 - 09:40</span></div><div class="post-thumbnail"><img src="/1.jpg"></div>
<div class="article-content">${after(paragraphs(article), 2, `<div class="adsbygoogle"></div><blockquote class="related-inline"><p>اقرأ المزيد: <a href="/w">${s.headline(2)}</a></p></blockquote>`).join('')}</div>
<section class="box-tags"><ul class="tags">${tagLinks(article)}</ul></section><div class="newsletter-box"><p>النشرة الإخبارية</p><p>اشترك الآن في النشرة البريدية لجريدة المثال، لتصلك آخر الأخبار يوميا</p></div></article>
<div class="comments-area"><h4>تعليقات الزوار</h4><ul class="comment-list">${s.readers.map(([who, what], i) => `<li class="comment even"><div class="comment-body"><div class="comment-head"><span class="fn heading">${who}</span><div class="comment-date">الثلاثاء 3 نونبر 2026 - 10:1${i}</div></div><div class="comment-text"><p>${what} ${s.summary(i)}</p></div></div></li>`).join('')}</ul></div></div>
<div class="col-lg-4 sidebar"><div class="widget-latest"><h3>صوت وصورة</h3>${s
          .headlines(5)
          .map((h) => `<div class="card"><h3 class="card-title"><a href="/v">${h}</a></h3></div>`)
          .join('')}</div></div></div></div></div>`,
      ),
  },
  {
    name: 'news site, cards',
    make: (article, s) =>
      document(
        article,
        `<div class="app"><div class="navbar">${menu}</div><div class="container-fluid"><div class="card border-0"><div class="card-body"><h1 class="card-title h3">${article.title}</h1><p class="text-muted small">القاهرة - بوابة المثال | الثلاثاء 03 نوفمبر 2026, 09:40 صباحا</p><img class="card-img" src="/1.jpg"><div class="card-text article-text">${paragraphs(article).join('')}</div>
<div class="alert alert-info">لمتابعة آخر الأخبار اشترك في <a href="https://t.me/x">قناتنا على تلغرام</a></div></div></div>
<h4 class="mt-5">أخبار ذات صلة</h4><div class="row">${s
          .headlines(6)
          .map(
            (h) =>
              `<div class="col-md-4"><div class="card"><div class="card-body"><h5 class="card-title"><a href="/o">${h}</a></h5></div></div></div>`,
          )
          .join('')}</div></div></div>`,
      ),
  },
  {
    name: 'div paragraphs',
    make: (article, s) =>
      document(
        article,
        `<div class="hd"><div class="lnk">${menu}</div></div><div class="pg"><div class="rt"><div class="ttl">${article.title}</div><div class="dt">${arabicDate(article.publishedAt)}</div>${article.paragraphs.map((text) => `<div class="ln">${text}</div>`).join('\n')}<div class="sh"><a>فيسبوك</a> <a>تويتر</a></div></div><div class="lf"><div class="bx">${s
          .headlines(9)
          .map((h) => `<div class="it"><a href="/l">${h}</a></div>`)
          .join('')}</div></div></div><div class="ft">من نحن | اتصل بنا | سياسة الخصوصية</div>`,
      ),
  },
  {
    name: 'columns',
    make: (article, s) => {
      const half = Math.ceil(article.paragraphs.length / 2);
      const column = (texts: readonly string[]) =>
        `<div class="column">${texts.map((text) => `<p>${text}</p>`).join('')}</div>`;
      return document(
        article,
        `<div class="masthead">${menu}</div><div class="page"><h1>${article.title}</h1><h3>${article.lead}</h3><div class="columns-2">${column(article.paragraphs.slice(0, half))}${column(article.paragraphs.slice(half))}</div><div class="columns-4">${s
          .headlines(4)
          .map((h, i) => `<div class="column"><h4><a href="/h">${h}</a></h4><p>${s.summary(i)}</p></div>`)
          .join('')}</div></div>`,
      );
    },
  },
  {
    name: 'sections and subheads',
    make: (article, s) => ({
      gold: article.paragraphs.flatMap((text, i) =>
        i > 0 && i % 2 === 0 ? [subheads[i % 3] ?? '', text] : [text],
      ),
      html: document(
        article,
        `<header><ul>${menu}</ul></header><main><article><header><h1>${article.title}</h1><p class="standfirst">${article.lead}</p></header>${article.paragraphs.map((text, i) => (i > 0 && i % 2 === 0 ? `</section><section class="chapter"><h2>${subheads[i % 3] ?? ''}</h2><p>${text}</p>` : `${i === 0 ? '<section class="chapter">' : ''}<p>${text}</p>`)).join('')}</section>
<footer><p>تابع آخر الأخبار عبر غوغل نيوز</p></footer></article><aside><h2>أخبار ذات صلة</h2><ul>${s.links(5)}</ul></aside></main>`,
      ),
    }),
  },
  {
    name: 'next article below',
    make: (article, s) =>
      document(
        article,
        `<nav>${menu}</nav><div class="infinite"><article class="story" data-url="/1"><h1>${article.title}</h1><div class="story-meta">${article.author}</div><div class="story-text">${paragraphs(article).join('')}</div></article>
<div class="next-article-label">المقال التالي</div><article class="story" data-url="/2"><h1>${s.headline(1)}</h1><div class="story-meta">فريق التحرير</div><div class="story-text"><p>${s.summary(0)}</p><p>${s.summary(1)}</p></div></article></div>`,
        { head: meta(article) },
      ),
  },
];

const subheads = ['تفاصيل الخطوة', 'ردود الفعل', 'ما الذي ينتظر السكان؟'];
