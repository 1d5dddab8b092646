import { escapeMarkup as esc } from '../escapeMarkup.ts';
import { sections } from '../outlets.ts';
import { readableDate } from '../outletTime.ts';
import type { Publication } from '../publication.ts';
import { newsArticleJson } from './metaTags.ts';
import { DISCLAIMER, linkTo, navigation, type RenderPage } from './pageContext.ts';

const AD = '<div class="c-ad" data-slot="mid"><span>إعلان</span></div>';

/** Nested divisions with a design system's class names, advertisements between paragraphs; JSON-LD only. */
export const renderQindilPage: RenderPage = (publication, context) => {
  const { outlet, origin, others } = context;
  const { draft } = publication;
  return `<!DOCTYPE html>
<html lang="ar-EG" dir="rtl">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${esc(publication.title)} :: ${esc(outlet.name)}</title>
<meta name="description" content="${esc(publication.summary)}">
<link rel="canonical" href="${esc(publication.url)}">
<link rel="alternate" type="application/feed+json" href="${origin}${outlet.feedPath}">
${newsArticleJson(publication, context)}
<script>window.dataLayer = window.dataLayer || [];</script>
</head>
<body>
<div class="l-page">
<div class="c-topbar"><div class="c-topbar__brand"><a href="${origin}/">${esc(outlet.name)}</a></div><div class="c-topbar__menu"><ul>${navigation(origin)}</ul></div></div>
<div class="c-urgent"><div class="c-urgent__label">عاجل</div><div class="c-urgent__text">${others.slice(0, 1).map(linkTo).join('')}</div></div>
<div class="l-main">
<div class="c-article">
<div class="c-article__section">${sections[draft.topic]}</div>
<h1 class="c-article__headline">${esc(publication.title)}</h1>
<div class="c-article__info">كتب: <span class="c-article__author">${esc(draft.author)}</span> | <span class="c-article__date">${esc(readableDate(publication.publishedAt, outlet))}</span></div>
<div class="c-article__media"><img src="${publication.imageUrl}" alt=""><div class="c-article__caption">${esc(draft.caption)}</div></div>
<div class="c-share"><a href="#f">شارك</a><a href="#t">غرّد</a><a href="#m">أرسل إلى صديق</a></div>
<div class="c-article__body">
${bodyOf(publication, others)}
</div>
<div class="c-tags">${draft.tags.map((tag) => `<a class="c-tag" href="${origin}/tag/${encodeURIComponent(tag)}">${esc(tag)}</a>`).join(' ')}</div>
</div>
<div class="c-more"><div class="c-more__title">اقرأ أيضا</div>${others
    .slice(0, 5)
    .map((other) => `<div class="c-card"><div class="c-card__title">${linkTo(other)}</div></div>`)
    .join('')}</div>
<div class="c-comments"><div class="c-comments__title">التعليقات</div><div class="c-comment"><b>قارئ من طنطا</b><div>موضوع مهم، ونرجو متابعته.</div></div></div>
</div>
<div class="c-bottom"><div>تصدر عن مؤسسة ${esc(outlet.name)} للصحافة. ${DISCLAIMER}.</div></div>
</div>
</body>
</html>
`;
};

function bodyOf({ paragraphs }: Publication, others: readonly Publication[]): string {
  const html = paragraphs.map((paragraph) => `<p>${esc(paragraph)}</p>`);
  const also = others[1] && `<div class="c-inline-related">موضوعات متعلقة: ${linkTo(others[1])}</div>`;
  return [...html.slice(0, 1), AD, ...html.slice(1, 3), also ?? '', ...html.slice(3)].join('\n');
}
