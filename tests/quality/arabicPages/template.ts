import type { Article } from './articles.ts';
import type { Surroundings } from './chrome.ts';

type MadePage = { readonly html: string; readonly gold: readonly string[] };

/** A way in which Arabic outlets build the page of an article. The text of a page is its paragraphs, unless it says otherwise. */
export type Template = {
  readonly name: string;
  readonly make: (article: Article, around: Surroundings) => string | MadePage;
};

export const meta = ({ title, lead, publishedAt, section }: Article): string =>
  `<meta property="og:type" content="article"><meta property="og:title" content="${title}">
<meta property="og:description" content="${lead || title}"><meta property="article:published_time" content="${publishedAt}">
<meta property="article:section" content="${section}"><meta property="og:image" content="https://cdn.example/1.jpg">`;

export const linkedData = (article: Article, more: object = {}): string =>
  `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: article.publishedAt,
    ...(article.author && { author: { '@type': 'Person', name: article.author } }),
    publisher: { '@type': 'Organization', name: 'صحيفة المثال' },
    ...more,
  })}</script>`;

export const document = (
  { title }: Article,
  body: string,
  { head = '', lang = 'ar', bodyClass = '' }: { head?: string; lang?: string; bodyClass?: string } = {},
): string =>
  `<!DOCTYPE html>
<html lang="${lang}" dir="rtl"><head><meta charset="utf-8"><title>${title} | صحيفة المثال</title>${head}
<style>.a{color:red}</style><script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)}</script></head>
<body class="${bodyClass}">${body}</body></html>`;
