import { escapeMarkup as esc } from '../escapeMarkup.ts';
import { sections } from '../outlets.ts';
import { readableDate, rfc3339 } from '../outletTime.ts';
import type { Publication } from '../publication.ts';
import { openGraph } from './metaTags.ts';
import { DISCLAIMER, linkTo, navigation, type PageContext, type RenderPage } from './pageContext.ts';

/** A modern design of semantic HTML5: cookie notice, lead, newsletter box in the text; OpenGraph only. */
export const renderShurfaPage: RenderPage = (publication, context) => {
  const { outlet, origin, others } = context;
  const { draft } = publication;
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>${esc(publication.title)} | ${esc(outlet.name)}</title>
<link rel="canonical" href="${esc(publication.url)}">
<link rel="alternate" type="application/atom+xml" href="${origin}${outlet.feedPath}">
<meta name="author" content="${esc(draft.author)}">
${openGraph(publication, context)}
</head>
<body>
<div role="dialog" class="cookie-notice"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك.</p><button>موافق</button></div>
<header class="masthead"><a href="${origin}/"><b>${esc(outlet.name)}</b></a><p>${esc(outlet.motto)}</p>
<nav aria-label="الأقسام"><ul>${navigation(origin)}</ul></nav></header>
<section class="ticker" aria-live="polite"><h2>عاجل</h2>${others.slice(0, 2).map(linkTo).join(' • ')}</section>
<main>
<article>
<header>
<p class="kicker">${sections[draft.topic]}</p>
<h1>${esc(publication.title)}</h1>
<p class="standfirst">${esc(publication.summary)}</p>
<address class="byline">${esc(draft.author)}</address>
${datesOf(publication, context)}
<ul class="share" aria-label="مشاركة"><li><button>نسخ الرابط</button></li><li><button>إكس</button></li><li><button>واتساب</button></li></ul>
</header>
<figure><img src="${publication.imageUrl}" alt="${esc(draft.caption)}" width="1200" height="675"><figcaption>${esc(draft.caption)} <small>(أرشيف)</small></figcaption></figure>
<section class="body">
${bodyOf(publication)}
</section>
<footer class="article-footer"><ul class="topics">${draft.tags.map((tag) => `<li><a href="${origin}/topics/${encodeURIComponent(tag)}">#${esc(tag.replaceAll(' ', '_'))}</a></li>`).join('')}</ul></footer>
</article>
<aside><h2>اقرأ أيضا</h2><ul>${others
    .slice(0, 4)
    .map((other) => `<li>${linkTo(other)}</li>`)
    .join('')}</ul></aside>
</main>
<footer class="colophon"><p>© ${esc(outlet.name)} — ${DISCLAIMER}.</p><p><a href="${origin}/contact">اتصل بنا</a> · <a href="${origin}/terms">شروط الاستخدام</a></p></footer>
</body>
</html>
`;
};

function datesOf({ publishedAt, updatedAt }: Publication, { outlet }: PageContext): string {
  const time = (label: string, at: Date) =>
    `<p class="dateline">${label} <time datetime="${rfc3339(at, outlet)}">${esc(readableDate(at, outlet))}</time></p>`;
  return time('نُشر:', publishedAt) + (updatedAt ? time('آخر تحديث:', updatedAt) : '');
}

function bodyOf({ paragraphs }: Publication): string {
  const html = paragraphs.map((paragraph) => `<p>${esc(paragraph)}</p>`);
  const box = `<aside class="newsletter"><h3>نشرة الصباح</h3><form><input type="email" placeholder="بريدك الإلكتروني"><button>اشترك</button></form></aside>`;
  return [...html.slice(0, 3), box, ...html.slice(3)].join('\n');
}
