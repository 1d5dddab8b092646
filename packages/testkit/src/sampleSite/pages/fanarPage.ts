import { escapeMarkup as esc } from '../escapeMarkup.ts';
import { sections } from '../outlets.ts';
import { readableDate, rfc3339 } from '../outletTime.ts';
import type { Publication } from '../publication.ts';
import { newsArticleJson, openGraph } from './metaTags.ts';
import { DISCLAIMER, linkTo, navigation, type PageContext, type RenderPage } from './pageContext.ts';

const SHARE = `<div class="share-buttons"><span>شارك الخبر</span> <a href="#fb" rel="nofollow">فيسبوك</a> <a href="#x" rel="nofollow">إكس</a> <a href="#wa" rel="nofollow">واتساب</a> <a href="#print">طباعة</a></div>`;

/** A blog system's theme: ticker, sidebar, «read also» in the middle of the text, comments; OpenGraph and JSON-LD. */
export const renderFanarPage: RenderPage = (publication, context) => {
  const { outlet, origin, others } = context;
  const lang = publication.draft.lang ?? 'ar';
  return `<!DOCTYPE html>
<html dir="${lang === 'ar' ? 'rtl' : 'ltr'}" lang="${lang}">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(publication.title)} - ${esc(outlet.name)}</title>
<meta name="description" content="${esc(publication.summary)}">
<link rel="canonical" href="${esc(publication.url)}">
<link rel="alternate" type="application/rss+xml" title="${esc(outlet.name)}" href="${origin}${outlet.feedPath}">
${openGraph(publication, context)}
${newsArticleJson(publication, context)}
<style>body{font-family:Tahoma,Arial;margin:0;background:#f4f4f4} .container{max-width:1100px;margin:auto}</style>
</head>
<body class="rtl single single-post">
<header id="site-header"><div class="container"><a class="logo" href="${origin}/">${esc(outlet.name)}</a> <span class="tagline">${esc(outlet.motto)}</span></div></header>
<nav id="main-nav"><ul class="menu"><li><a href="${origin}/">الرئيسية</a></li>${navigation(origin)}</ul></nav>
<div class="breaking-news"><span class="breaking-title">عاجل</span><ul>${others.slice(0, 3).map(itemOf).join('')}</ul></div>
<div id="content" class="container">
<article id="the-post" class="post type-post status-publish">
<div class="breadcrumbs"><a href="${origin}/">الرئيسية</a> / <a href="${origin}/section/${publication.draft.topic}">${sections[publication.draft.topic]}</a></div>
<h1 class="post-title entry-title">${esc(publication.title)}</h1>
<div class="post-meta"><span class="author">${esc(publication.draft.author)}</span> <time datetime="${rfc3339(publication.publishedAt, outlet)}">${esc(readableDate(publication.publishedAt, outlet))}</time> <span class="views">1٬284 مشاهدة</span></div>
${SHARE}
<figure class="featured-image"><img src="${publication.imageUrl}" alt=""><figcaption>${esc(publication.draft.caption)}</figcaption></figure>
<div class="entry-content">
${bodyOf(publication, others)}
</div>
<div class="post-tags"><span>الوسوم:</span> ${publication.draft.tags.map((tag) => `<a href="${origin}/tag/${encodeURIComponent(tag)}" rel="tag">${esc(tag)}</a>`).join(' ')}</div>
${SHARE}
<div id="related-posts"><h3>مقالات ذات صلة</h3><ul>${others.slice(1, 5).map(itemOf).join('')}</ul></div>
${comments(context)}
</article>
<aside class="sidebar"><h4>الأكثر قراءة</h4><ol>${others.slice(2, 7).map(itemOf).join('')}</ol><div class="widget newsletter"><p>اشترك في نشرتنا البريدية ليصلك كل جديد.</p></div></aside>
</div>
<footer id="site-footer"><p>جميع الحقوق محفوظة © ${esc(outlet.name)}. ${DISCLAIMER}.</p><a href="${origin}/about">من نحن</a> <a href="${origin}/privacy">سياسة الخصوصية</a></footer>
</body>
</html>
`;
};

const itemOf = (publication: Publication): string => `<li>${linkTo(publication)}</li>`;

function bodyOf({ paragraphs }: Publication, others: readonly Publication[]): string {
  const html = paragraphs.map((paragraph) => `<p>${esc(paragraph)}</p>`);
  const also = others[0] && `<div class="read-also"><strong>اقرأ أيضا:</strong> ${linkTo(others[0])}</div>`;
  return [...html.slice(0, 2), also ?? '', ...html.slice(2)].join('\n');
}

const comments = ({
  origin,
}: PageContext): string => `<section id="comments"><h3>تعليقان</h3><ol class="comment-list">
<li class="comment"><b class="fn">أبو سليمان</b><p>شكرا على المتابعة، ننتظر المزيد من التفاصيل.</p></li>
<li class="comment"><b class="fn">زائرة</b><p>الله ييسر الأمور للجميع.</p></li>
</ol><form action="${origin}/comment" method="post"><label>اترك تعليقا <textarea name="comment"></textarea></label><button>إرسال التعليق</button></form></section>`;
