import { escapeJson, escapeMarkup as esc } from '../escapeMarkup.ts';
import { sections } from '../outlets.ts';
import { rfc3339 } from '../outletTime.ts';
import { changedAt, type Publication } from '../publication.ts';
import type { PageContext } from './pageContext.ts';

/** OpenGraph tags (ogp.me, `article` type). */
export const openGraph = (publication: Publication, { outlet }: PageContext): string =>
  [
    ['og:type', 'article'],
    ['og:site_name', outlet.name],
    ['og:locale', outlet.locale.replace('-', '_')],
    ['og:title', publication.title],
    ['og:description', publication.summary],
    ['og:url', publication.url],
    ['og:image', publication.imageUrl],
    ['article:published_time', rfc3339(publication.publishedAt, outlet)],
    ['article:modified_time', rfc3339(changedAt(publication), outlet)],
    ['article:section', sections[publication.draft.topic]],
  ]
    .map(([property = '', content = '']) => `<meta property="${property}" content="${esc(content)}">`)
    .join('\n');

/** A schema.org NewsArticle as JSON-LD. */
export const newsArticleJson = (publication: Publication, { outlet, origin }: PageContext): string =>
  `<script type="application/ld+json">${escapeJson({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: publication.url,
    headline: publication.title,
    description: publication.summary,
    image: [publication.imageUrl],
    inLanguage: publication.draft.lang ?? 'ar',
    datePublished: rfc3339(publication.publishedAt, outlet),
    dateModified: rfc3339(changedAt(publication), outlet),
    author: { '@type': 'Person', name: publication.draft.author },
    publisher: { '@type': 'NewsMediaOrganization', name: outlet.name, url: `${origin}/` },
  })}</script>`;
