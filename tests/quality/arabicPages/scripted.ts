import { after, menu, paragraphs } from './chrome.ts';
import { document, linkedData, meta, type Template } from './template.ts';

/** Pages whose text stands in data for scripts, wholly or beside the markup; and AMP. */
export const scripted: readonly Template[] = [
  {
    name: 'next data only',
    make: (article, s) =>
      document(
        article,
        `<div id="__next"><div class="loader">جاري التحميل...</div></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify(
          {
            props: {
              pageProps: {
                menu: s.headlines(4).map((title) => ({ title, url: '/x' })),
                article: {
                  id: 7,
                  title: article.title,
                  body: paragraphs(article).join(''),
                  related: s.headlines(5).map((title, i) => ({ title, summary: s.summary(i) })),
                },
              },
            },
          },
        )}</script>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'linked data only',
    make: (article, s) =>
      document(
        article,
        `<app-root><div class="spinner"></div></app-root><noscript>يرجى تفعيل جافاسكربت لتصفح الموقع</noscript><div class="seo-links">${s.links(4)}</div>`,
        { head: linkedData(article, { articleBody: article.paragraphs.join('\n') }) },
      ),
  },
  {
    name: 'app with linked data',
    make: (article, s) =>
      document(
        article,
        `<app-root ng-version="15"><app-header><ul>${menu}</ul></app-header><app-article><div class="article-page"><h1>${article.title}</h1><div class="article-body" dir="rtl">${paragraphs(article).join('<!---->')}</div><app-related><h3>قد يهمك أيضاً</h3>${s
          .headlines(4)
          .map((h, i) => `<app-card><a href="/g"><h4>${h}</h4><p>${s.summary(i)}</p></a></app-card>`)
          .join('')}</app-related></div></app-article></app-root>`,
        { head: linkedData(article, { articleBody: article.paragraphs.join(' ') }) },
      ),
  },
  {
    name: 'blocks in next data',
    make: (article, s) =>
      document(
        article,
        `<div id="__next"><header>${menu}</header><main></main></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify(
          {
            props: {
              pageProps: {
                data: {
                  headline: article.title,
                  content: article.paragraphs.map((text, i) => ({ _id: i, type: 'text', content: text })),
                  taxonomy: s.headlines(3),
                },
              },
            },
          },
        )}</script>`,
      ),
  },
  {
    name: 'amp',
    make: (article, s) =>
      `<!doctype html><html ⚡ lang="ar" dir="rtl"><head><meta charset="utf-8"><link rel="canonical" href="https://news.example/story/7"><script async src="https://cdn.ampproject.org/v0.js"></script>${linkedData(article)}<title>${article.title}</title></head>
<body><amp-sidebar id="sidebar" layout="nodisplay"><ul>${menu}</ul></amp-sidebar><header class="amp-wp-header"><a href="/">المثال</a></header><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">${article.title}</h1><div class="amp-wp-meta amp-wp-byline">${article.author}</div></header>
<amp-ad width="300" height="250" type="doubleclick"><div placeholder>إعلان</div></amp-ad><div class="amp-wp-article-content">${after(paragraphs(article), 2, '<amp-img src="/1.jpg" width="1" height="1"></amp-img>').join('')}</div>
<footer class="amp-wp-article-footer"><div class="amp-wp-meta amp-wp-tax-category">التصنيفات: ${article.section}</div></footer><amp-social-share type="twitter"></amp-social-share></article><amp-consent id="c"><div>نستخدم ملفات تعريف الارتباط لتحسين تجربتك في الموقع وتخصيص المحتوى والإعلانات.</div></amp-consent>
<section class="related"><h3>اقرأ أيضا</h3><ul>${s.links(4)}</ul></section></body></html>`,
  },
  {
    name: 'web components',
    make: (article, s) =>
      document(
        article,
        `<site-header><site-nav>${menu}</site-nav></site-header><story-page><story-title><h1>${article.title}</h1></story-title><story-body>${article.paragraphs.map((text) => `<story-paragraph><p>${text}</p></story-paragraph>`).join('')}</story-body><story-related><h2>المزيد</h2>${s
          .headlines(4)
          .map((h) => `<story-card><a href="/j">${h}</a></story-card>`)
          .join('')}</story-related></story-page>`,
      ),
  },
  {
    name: 'streamed',
    make: (article, s) =>
      document(
        article,
        `<div class="layout"><nav>${menu}</nav><main><h1>${article.title}</h1><!--$?--><template id="B:0"></template><p>جاري التحميل</p><!--/$--></main><footer>المثال</footer></div><div hidden id="S:0"><div class="body">${paragraphs(article).join('')}</div></div><script>$RC=function(a,b){};$RC("B:0","S:0")</script><div class="later">${s.link(1)}</div>`,
      ),
  },
  {
    name: 'tailwind',
    make: (article, s) =>
      document(
        article,
        `<div class="min-h-screen bg-white text-right"><header class="sticky top-0 z-50 border-b"><div class="mx-auto flex max-w-7xl items-center gap-4 px-4">${menu}</div></header><main class="mx-auto grid max-w-7xl grid-cols-12 gap-6 px-4 py-8"><div class="col-span-12 lg:col-span-8"><h1 class="text-3xl font-bold leading-relaxed">${article.title}</h1><div class="mt-2 flex gap-2 text-sm text-gray-500"><span>${article.author}</span><span>•</span><span>قبل 5 ساعات</span></div>
<div class="prose prose-lg mt-6 max-w-none">${paragraphs(article).join('')}</div><div class="mt-8 rounded-xl bg-gray-100 p-6"><p class="font-semibold">لا تفوت الأخبار المهمة</p><p class="text-sm">سجل بريدك ليصلك ملخص يومي بأبرز ما جرى في العالم العربي.</p></div></div>
<div class="col-span-12 lg:col-span-4"><h2 class="text-xl">الأكثر قراءة</h2>${s
          .headlines(5)
          .map(
            (h, i) =>
              `<div class="flex gap-3 border-b py-4"><div><a class="font-medium" href="/tw${i}">${h}</a><p class="mt-1 text-sm text-gray-600">${s.summary(i)}</p></div></div>`,
          )
          .join('')}</div></main></div>`,
      ),
  },
];
