import { arabicDate, menu, paragraphs, tagLinks } from './chrome.ts';
import { document, meta, type Template } from './template.ts';

/** Other systems that many outlets run: Drupal, Joomla, Blogger, ASP.NET. */
export const cms: readonly Template[] = [
  {
    name: 'drupal 7',
    make: (article, s) =>
      document(
        article,
        `<div id="skip-link"><a href="#main-content">تجاوز إلى المحتوى الرئيسي</a></div><div id="page"><div class="region region-header"><div class="block block-superfish"><ul>${menu}</ul></div></div>
<div class="region region-highlighted"><div class="view view-urgent-news"><div class="view-content"><div class="views-row">${s.headline(0)}</div></div></div></div>
<div id="content" class="column"><div class="breadcrumb"><a>الرئيسية</a> » <a>${article.section}</a></div><h1 class="page-title">${article.title}</h1>
<div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content"><div id="node-991" class="node node-article clearfix"><span class="submitted">نشر بواسطة ${article.author} في ${arabicDate(article.publishedAt)}</span>
<div class="content clearfix"><div class="field field-name-field-image"><div class="field-items"><div class="field-item even"><img src="/1.jpg"></div></div></div>
<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">${paragraphs(article).join('\n')}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">كلمات دلالية:&nbsp;</div><div class="field-items"><div class="field-item even">${tagLinks(article)}</div></div></div></div>
<ul class="links inline"><li class="statistics_counter"><span>1893 قراءة</span></li><li class="print_html"><a>نسخة للطباعة</a></li></ul></div></div></div>
<div class="block block-views"><h2>مواضيع ذات صلة</h2><div class="view-content"><div class="item-list"><ul>${s.links(4, 2)}</ul></div></div></div></div></div>
<div class="region region-sidebar-first"><div class="block"><h2>الأكثر مشاهدة</h2><ul>${s.links(6, 5)}</ul></div></div>
<div class="region region-footer"><p>حقوق الطبع والنشر محفوظة 2026</p></div></div>`,
        { bodyClass: 'html not-front node-type-article' },
      ),
  },
  {
    name: 'drupal 10',
    make: (article, s) =>
      document(
        article,
        `<div class="dialog-off-canvas-main-canvas"><header role="banner"><nav role="navigation"><ul>${menu}</ul></nav></header><main role="main"><a id="main-content" tabindex="-1"></a>
<div class="layout-content"><div class="region region-content"><article role="article" class="node node--type-article node--view-mode-full"><h1><span class="field field--name-title">${article.title}</span></h1>
<div class="field field--name-field-subtitle">${article.lead}</div><div class="node__meta">بقلم: ${article.author}</div>
<div class="node__content">${article.paragraphs.map((text) => `<div class="paragraph paragraph--type--text"><div class="clearfix text-formatted field field--name-field-text"><p>${text}</p></div></div>`).join(`<div class="paragraph paragraph--type--ad"><div class="ad-label">إعلان</div></div>`)}
<div class="paragraph paragraph--type--related"><div class="field__label">اقرأ أيضاً</div><div class="field__items"><div class="field__item"><a href="/n">${s.headline(2)}</a></div><div class="field__item"><a href="/n2">${s.headline(3)}</a></div></div></div></div></article>
<div class="views-element-container"><h2>المزيد من ${article.section}</h2>${s
          .headlines(4, 4)
          .map(
            (h, i) =>
              `<div class="views-row"><div class="views-field-title"><a href="/v${i}">${h}</a></div><div class="views-field-body">${s.summary(i)}</div></div>`,
          )
          .join('')}</div></div></div></main></div>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'joomla',
    make: (article, s) =>
      document(
        article,
        `<div class="body"><div class="container"><div class="header"><ul class="nav menu">${menu}</ul></div><div class="newsflash"><marquee>${s.headlines(4).join(' *** ')}</marquee></div>
<div class="row-fluid"><main id="content" role="main" class="span9"><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">${article.title}</h2></div>
<dl class="article-info muted"><dt class="article-info-term">التفاصيل</dt><dd class="createdby">كتب بواسطة: <span itemprop="name">${article.author}</span></dd><dd class="category-name">القسم: <a>${article.section}</a></dd><dd class="hits">الزيارات: 512</dd></dl>
<div class="icons"><ul><li class="print-icon"><a>طباعة</a></li><li class="email-icon"><a>البريد الإلكتروني</a></li></ul></div>
<div itemprop="articleBody">${paragraphs(article).join('\n')}</div>
<ul class="pager pagenav"><li class="previous"><a>السابق</a></li><li class="next"><a>التالي</a></li></ul></div></main>
<div id="aside" class="span3"><div class="well"><h3>القائمة البريدية</h3><p>اشترك ليصلك جديدنا أولاً بأول على بريدك</p></div><div class="well"><h3>أخبار أخرى</h3><ul>${s.links(6, 1)}</ul></div></div></div></div></div>`,
      ),
  },
  {
    name: 'k2',
    make: (article, s) =>
      document(
        article,
        `<div id="wrap"><div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">${arabicDate(article.publishedAt)}</span><h2 class="itemTitle">${article.title}</h2><span class="itemAuthor">كتبه <a>${article.author}</a></span></div>
<div class="itemToolbar"><ul><li><span>حجم الخط</span> <a>تصغير</a> <a>تكبير</a></li><li><a>طباعة</a></li></ul></div><div class="itemRatingBlock"><span>قيم الموضوع</span><div class="itemRatingLog">(5 أصوات)</div></div>
<div class="itemBody"><div class="itemImageBlock"><span class="itemImage"><img src="/1.jpg"></span></div><div class="itemIntroText">${paragraphs(article)[0]}</div>
<div class="itemFullText">${paragraphs(article).slice(1).join('')}</div></div>
<div class="itemLinks"><div class="itemTagsBlock"><span>موسومة تحت</span><ul class="itemTags"><li>${tagLinks(article)}</li></ul></div></div>
<div class="itemAuthorLatest"><h3>الأحدث من ${article.author}</h3><ul>${s.links(3)}</ul></div><div class="itemRelated"><h3>مواد ذات صلة (بواسطة وسم)</h3><ul>${s.links(3, 3)}</ul></div>
<div class="itemBackToTop"><a>عد إلى الأعلى</a></div></div></div>`,
      ),
  },
  {
    name: 'blogger',
    make: (article, s) =>
      document(
        article,
        `<div class="content-outer"><div class="main-outer"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>الثلاثاء، 3 نوفمبر 2026</span></h2>
<div class="post hentry uncustomized-post-template"><h3 class="post-title entry-title">${article.title}</h3><div class="post-body entry-content" id="post-body-77"><div dir="rtl" style="text-align: right;" trbidi="on"><div class="separator" style="clear: both;"><a href="https://blogger.example/s1600/1.jpg"><img src="/1.jpg"></a></div>
${article.paragraphs.map((text) => `<div style="text-align: justify;"><span style="font-size: large;">${text}</span></div>`).join('<div style="text-align: justify;"><br /></div>')}</div><div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">مرسلة بواسطة <span class="fn">${article.author}</span></span> <span class="post-timestamp">في 9:40 ص</span></div><span class="post-labels">التسميات: ${tagLinks(article)}</span></div></div>
<div class="comments" id="comments"><h4>هناك تعليقان (2):</h4>${s.readers.map(([who, what]) => `<div class="comment-block"><cite class="user">${who}</cite><p class="comment-content">${what}</p></div>`).join('')}</div></div></div></div>
<div class="sidebar section"><div class="widget PopularPosts"><h2>المشاركات الشائعة</h2><ul>${s
          .headlines(4)
          .map(
            (h, i) =>
              `<li><div class="item-title"><a href="/b${i}">${h}</a></div><div class="item-snippet">${s.summary(i)}</div></li>`,
          )
          .join(
            '',
          )}</ul></div><div class="widget BlogArchive"><h2>أرشيف المدونة</h2><ul><li>نوفمبر (12)</li><li>أكتوبر (31)</li></ul></div></div></div></div>`,
      ),
  },
  {
    name: 'blogger lines',
    make: (article, s) =>
      document(
        article,
        `<header><ul>${menu}</ul></header><div class="main-wrap"><div class="post-outer"><h1 class="post-title">${article.title}</h1><div class="post-meta">بواسطة ${article.author} - <span>نوفمبر 03, 2026</span></div>
<div class="post-body post-content"><div class="separator"><img src="/1.jpg"></div><br>${article.paragraphs.join('<br><br>\n')}<br><br>
<b>شاهد أيضاً:</b> <a href="/z">${s.headline(1)}</a><br></div>
<div class="post-share"><span>مشاركة:</span></div><div class="related-wrap"><h3>قد تُعجبك هذه المشاركات</h3><div class="related-posts">${s
          .headlines(3, 2)
          .map((h) => `<div class="related-post"><h2 class="entry-title"><a href="/rp">${h}</a></h2></div>`)
          .join('')}</div></div></div></div>`,
      ),
  },
  {
    name: 'asp.net',
    make: (article, s) =>
      document(
        article,
        `<form method="post" action="./News.aspx?id=7" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTk"><div id="header"><ul>${menu}</ul></div><div class="tickercontainer"><ul id="webticker">${s.links(5)}</ul></div>
<div id="ctl00_MainContent"><span id="ctl00_ContentPlaceHolder1_lblTitle" class="NewsTitle">${article.title}</span><br><span id="ctl00_ContentPlaceHolder1_lblDate">الثلاثاء 3 نوفمبر 2026 - 09:40</span>
<div id="ctl00_ContentPlaceHolder1_divContent" class="bodycontent"><span id="ctl00_ContentPlaceHolder1_lblBody">${article.paragraphs.join('<br /><br />')}</span></div>
<div class="toolbar"><a>أرسل إلى صديق</a> | <a>اطبع</a></div></div>
<div class="leftcol"><div class="boxtitle">آخر الأخبار</div>${s
          .headlines(8)
          .map((h, i) => `<div class="newsrow"><a href="News.aspx?id=${i}">${h}</a></div>`)
          .join('')}</div><div id="footerdiv">تصميم وبرمجة قسم تقنية المعلومات</div></form>`,
      ),
  },
  {
    name: 'custom php',
    make: (article, s) => ({
      gold: article.paragraphs.map((text, i) => (i === 0 ? `${article.place} – ${text}` : text)),
      html: document(
        article,
        `<div class="wrapper"><div class="top-menu"><ul>${menu}</ul></div><div class="row"><div class="col-md-8 col-sm-12"><div class="news-details"><div class="title-news"><h1>${article.title}</h1></div>
<div class="date-news"><i class="fa fa-clock"></i> ${arabicDate(article.publishedAt)} <i class="fa fa-eye"></i> 3480</div><div class="img-news"><img src="/1.jpg"><div class="caption">${article.place} (أرشيف)</div></div>
<div class="text-news"><p><b>${article.place} – </b>${article.paragraphs[0] ?? ''}</p>${paragraphs(article).slice(1).join('')}</div>
<div class="keywords">الكلمات المفتاحية: ${tagLinks(article)}</div><div class="fb-comments"></div></div>
<div class="more-news"><h4>أخبار ذات صلة</h4><div class="row">${s
          .headlines(3)
          .map((h) => `<div class="col-md-4"><div class="box"><a href="/d">${h}</a></div></div>`)
          .join('')}</div></div></div>
<div class="col-md-4 col-sm-12"><div class="box-left"><h4>الأكثر قراءة</h4><ol>${s.links(5, 4)}</ol></div><div class="box-left"><h4>استطلاع</h4><p>هل تؤيد تقليص العطلة الصيفية في المدارس؟</p><label>نعم</label><label>لا</label></div></div></div></div>`,
      ),
    }),
  },
];
