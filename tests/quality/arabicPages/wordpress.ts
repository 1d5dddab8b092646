import { after, arabicDate, menu, paragraphs, tagLinks } from './chrome.ts';
import { document, linkedData, meta, type Template } from './template.ts';

/** The themes that most Arabic news sites on WordPress use. */
export const wordpress: readonly Template[] = [
  {
    name: 'jannah',
    make: (article, s) =>
      document(
        article,
        `<div id="theme-container"><header id="theme-header"><div class="breaking"><span class="breaking-title">أخبار عاجلة</span>
<ul class="breaking-news">${s.links(5)}</ul></div><nav id="main-nav"><ul class="menu">${menu}</ul></nav></header>
<div id="content" class="site-content container"><div class="main-content tie-col-md-8 tie-col-xs-12" role="main">
<article id="the-post" class="container-wrapper post-content tie-standard">
<header class="entry-header-outer"><nav id="breadcrumb"><a href="/">الرئيسية</a><em>/</em><a href="/e">${article.section}</a></nav>
<div class="entry-header"><h1 class="post-title entry-title">${article.title}</h1>
<div class="single-post-meta post-meta clearfix"><span class="author-meta"><a href="/author/1">${article.author}</a></span>
<span class="date meta-item">منذ يومين</span><span class="meta-reading-time">3 دقائق</span></div></div></header>
<div class="featured-area"><figure class="single-featured-image"><img src="/1.jpg"><figcaption class="single-caption-text">صورة أرشيفية من ${article.place}</figcaption></figure></div>
<div class="entry-content entry clearfix"><div class="stream-item stream-item-above-post-content"><a href="/ad">إعلان</a></div>
${after(paragraphs(article), 2, `<div id="inline-related-post" class="mag-box mini-posts-box content-only"><div class="container-wrapper"><div class="widget-title the-global-title"><div class="the-subtitle">مقالات ذات صلة</div></div><ul class="posts-list-items">${s.links(3, 4)}</ul></div></div>`).join('\n')}
<div class="post-bottom-meta post-bottom-tags"><div class="post-bottom-meta-title">الوسوم</div><span class="tagcloud">${tagLinks(article)}</span></div></div>
<div id="share-buttons-bottom" class="share-buttons"><div class="share-links"><a>فيسبوك</a><a>‫X</a><a>واتساب</a><a>طباعة</a></div></div></article>
<div class="post-components"><div class="about-author container-wrapper"><h3 class="author-name">${article.author}</h3><div class="author-bio">صحفية تهتم بشؤون الاقتصاد والمجتمع، عملت في عدد من الصحف المحلية منذ عام 2012.</div></div>
<div class="prev-next-post-nav container-wrapper"><h3 class="post-title">${s.headline(8)}</h3></div>
<div id="related-posts" class="container-wrapper"><h3>مقالات ذات صلة</h3>${s
          .headlines(4, 9)
          .map(
            (h) =>
              `<div class="related-item"><h3 class="post-title"><a href="/r">${h}</a></h3><p class="post-excerpt">${s.summary(1)}</p></div>`,
          )
          .join('')}</div>
<div id="comments" class="comments-area"><div id="add-comment-block"><h3>اترك تعليقاً</h3><form><label>التعليق</label><textarea></textarea><p class="comment-notes">لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p></form></div></div></div></div>
<aside class="sidebar tie-col-md-4"><div class="theiaStickySidebar"><div class="widget posts-list"><h3>آخر الأخبار</h3><ul>${s.links(6, 2)}</ul></div></div></aside></div>
<footer id="footer"><p>جميع الحقوق محفوظة © 2026</p></footer></div>`,
        {
          head: meta(article) + linkedData(article),
          bodyClass: 'rtl post-template-default single single-post',
        },
      ),
  },
  {
    name: 'newspaper',
    make: (article, s) =>
      document(
        article,
        `<div class="td-header-template-wrap"><div class="td-trending-now-wrapper"><div class="td-trending-now-title">عاجل</div>${s.headline(3)}</div></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container"><div class="td-crumb-container"><a>الرئيسية</a> › <a>${article.section}</a></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content"><div class="td-ss-main-content">
<article class="post type-post td-post-template-default"><div class="td-post-header"><ul class="td-category"><li class="entry-category"><a>${article.section}</a></li></ul>
<header class="td-post-title"><h1 class="entry-title">${article.title}</h1>${article.lead && `<p class="td-post-sub-title">${article.lead}</p>`}
<div class="td-module-meta-info"><div class="td-post-author-name">بواسطة <a>${article.author}</a></div><span class="td-post-date"><time class="entry-date" datetime="${article.publishedAt}">${arabicDate(article.publishedAt)}</time></span></div></header></div>
<div class="td-post-sharing-top"><div class="td-post-sharing-classic">شارك فيسبوك تويتر</div></div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><a><img src="/1.jpg"></a></div>
<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- إعلانات -</span></div>
${after(paragraphs(article), 3, `<div class="td_block_wrap td_block_related_posts"><h4>${s.headline(1)}</h4></div>`).join('\n')}
</div><footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>الوسوم</span></li><li>${tagLinks(article)}</li></ul></div>
<div class="td-block-row td-post-next-prev"><div class="td-post-next-prev-content"><span>المقال السابق</span><a>${s.headline(2)}</a></div></div>
<div class="td-author-name vcard author"><span class="fn"><a>${article.author}</a></span></div></footer></article>
<div class="td_block_wrap td_block_related_posts"><h4>مقالات مشابهة</h4>${s
          .headlines(3, 5)
          .map(
            (h) =>
              `<div class="td_module_related_posts"><h3 class="entry-title"><a href="/x">${h}</a></h3></div>`,
          )
          .join('')}</div>
<div class="comments" id="comments"><div id="respond" class="comment-respond"><h3>ترك الرد <small><a>إلغاء الرد</a></small></h3></div></div></div></div>
<div class="td-pb-span4 td-main-sidebar"><div class="td-ss-main-sidebar"><div class="td_block_wrap"><h4 class="block-title">الأكثر قراءة</h4>${s
          .headlines(5)
          .map(
            (h) =>
              `<div class="td-module-thumb"></div><div class="item-details"><h3><a href="/m">${h}</a></h3></div>`,
          )
          .join('')}</div></div></div></div></div></div>
<div class="td-footer-wrapper"><div class="td-footer-text-wrap">صحيفة إلكترونية مستقلة شاملة تهتم بنقل الأخبار بمصداقية واحترافية إلى القارئ العربي أينما كان. اتصل بنا: news@example.com</div></div>`,
        { head: meta(article), bodyClass: 'rtl single-post td-standard-pack' },
      ),
  },
  {
    name: 'sahifa',
    make: (article, s) =>
      document(
        article,
        `<div class="wrapper-outer"><div id="main-content" class="container"><div class="content"><nav id="crumbs"><a>الرئيسية</a>/<span class="current">${article.title}</span></nav>
<article class="post-listing post"><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">${article.title}</span></h1>
<p class="post-meta"><span class="post-meta-author"><i></i><a>${article.author}</a></span><span class="tie-date">3 نوفمبر، 2026</span><span class="post-views">1,204 زيارة</span></p>
<div class="clear"></div><div class="entry"><div class="share-post"><span class="share-text">شارك</span><ul class="flat-social"><li><a>Facebook</a></li><li><a>Twitter</a></li></ul></div>
${paragraphs(article).join('\n')}
<p style="text-align: center;"><strong>تابعوا آخر الأخبار عبر قناتنا على <a href="https://t.me/x">تيليجرام</a></strong></p></div>
<div class="mini-share-post"><ul><li><a>Tweet</a></li></ul></div></div></article>
<section id="author-box"><div class="block-head"><h3>عن ${article.author}</h3></div><div class="author-description">محرر في قسم الأخبار، حاصل على بكالوريوس الإعلام.</div></section>
<div class="post-navigation"><div class="post-previous"><a><span>السابق</span> ${s.headline(1)}</a></div></div>
<section id="related_posts"><div class="block-head"><h3>مقالات ذات صلة</h3></div>${s
          .headlines(3)
          .map(
            (h) =>
              `<div class="related-item"><h3><a href="/q">${h}</a></h3><p class="post-meta"><span>منذ 3 أيام</span></p></div>`,
          )
          .join('')}</section>
<div id="comments"><h3 id="comments-title">3 تعليقات</h3><ol class="commentlist">${s.readers.map(([who, what]) => `<li class="comment"><div class="comment-author">${who}</div><div class="comment-content"><p>${what}</p></div></li>`).join('')}</ol></div></div>
<aside id="sidebar"><div class="widget"><div class="widget-top"><h4>أحدث المقالات</h4></div><div class="widget-container"><ul>${s.links(7, 3)}</ul></div></div></aside></div></div>`,
        { bodyClass: 'rtl single' },
      ),
  },
  {
    name: 'block theme',
    make: (article, s) =>
      document(
        article,
        `<div class="wp-site-blocks"><header class="wp-block-template-part"><nav class="wp-block-navigation"><ul>${menu}</ul></nav></header>
<main class="wp-block-group is-layout-flow"><h1 class="wp-block-post-title">${article.title}</h1>
<div class="wp-block-group is-layout-flex"><div class="wp-block-post-author-name">${article.author}</div><div class="wp-block-post-date"><time datetime="${article.publishedAt}">10 نوفمبر 2026</time></div></div>
<figure class="wp-block-post-featured-image"><img src="/1.jpg"></figure>
<div class="entry-content wp-block-post-content is-layout-constrained">
${after(
  article.paragraphs.map((text) => `<p class="wp-block-paragraph has-text-align-right">${text}</p>`),
  1,
  `<figure class="wp-block-image size-large"><img src="/2.jpg"><figcaption class="wp-element-caption">جانب من ${article.place} هذا الأسبوع (المثال)</figcaption></figure>`,
).join('\n\n')}
<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link">اشترك في النشرة البريدية</a></div></div>
<h3 class="wp-block-heading">اقرأ أيضًا</h3><ul class="wp-block-latest-posts__list wp-block-latest-posts">${s.links(4)}</ul></div>
<div class="wp-block-comments"><h2>التعليقات</h2><ol class="wp-block-comment-template">${s.readers.map(([who, what]) => `<li><div class="wp-block-comment-author-name">${who}</div><div class="wp-block-comment-content"><p>${what}</p></div></li>`).join('')}</ol></div></main>
<footer class="wp-block-template-part"><p>بدعم من ووردبريس</p></footer></div>`,
        { bodyClass: 'wp-singular single single-post' },
      ),
  },
  {
    name: 'elementor',
    make: (article, s) =>
      document(
        article,
        `<div data-elementor-type="header" class="elementor elementor-12 elementor-location-header"><section class="elementor-section"><div class="elementor-widget elementor-widget-nav-menu"><ul>${menu}</ul></div></section></div>
<div data-elementor-type="single-post" class="elementor elementor-90 elementor-location-single"><section class="elementor-section elementor-top-section"><div class="elementor-container"><div class="elementor-column elementor-col-66"><div class="elementor-widget-wrap elementor-element-populated">
<div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title">${article.title}</h1></div></div>
<div class="elementor-element elementor-widget elementor-widget-post-info"><ul class="elementor-icon-list-items"><li>${article.author}</li><li>نوفمبر 3, 2026</li><li>لا توجد تعليقات</li></ul></div>
<div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">${paragraphs(article).join('\n')}</div></div>
<div class="elementor-element elementor-widget elementor-widget-share-buttons"><div class="elementor-share-btn">Facebook</div><div class="elementor-share-btn">WhatsApp</div></div></div></div>
<div class="elementor-column elementor-col-33"><div class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-posts"><div class="elementor-posts-container">${s
          .headlines(5)
          .map(
            (h, i) =>
              `<article class="elementor-post"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/p/${i}">${h}</a></h3><div class="elementor-post__excerpt"><p>${s.summary(i)}</p></div><a class="elementor-post__read-more">اقرأ المزيد »</a></div></article>`,
          )
          .join('')}</div></div></div></div></div></section></div>
<div class="elementor elementor-location-footer"><div class="elementor-widget elementor-widget-text-editor"><p>موقع إخباري يقدم تغطية على مدار الساعة للأحداث المحلية والعربية والدولية.</p></div></div>`,
        { head: linkedData(article) },
      ),
  },
  {
    name: 'page builder',
    make: (article, s) =>
      document(
        article,
        `<div id="page-wrap"><div class="top-strip">${s.headline(0)}</div><div class="g-cols vc_row"><div class="vc_col-sm-8 wpb_column vc_column_container"><div class="vc_column-inner"><div class="wpb_wrapper">
<div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper"><h1>${article.title}</h1></div></div>
<div class="wpb_single_image"><figure class="wpb_wrapper vc_figure"><img src="/1.jpg"></figure></div>
${article.paragraphs.map((text) => `<div class="wpb_text_column wpb_content_element"><div class="wpb_wrapper"><p style="text-align: justify;">${text}</p></div></div>`).join('<div class="vc_empty_space"><span class="vc_empty_space_inner"></span></div>')}
<div class="vc_btn3-container"><a class="vc_btn3">العودة إلى الأخبار</a></div></div></div></div>
<div class="vc_col-sm-4 wpb_column"><div class="vc_column-inner"><div class="wpb_wrapper"><div class="vc_wp_posts wpb_content_element"><div class="widget widget_recent_entries"><h2 class="widgettitle">أحدث الأخبار</h2><ul>${s.links(6)}</ul></div></div></div></div></div></div></div>`,
      ),
  },
];
