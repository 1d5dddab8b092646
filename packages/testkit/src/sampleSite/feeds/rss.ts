import { escapeMarkup } from '../escapeMarkup.ts';
import type { Outlet } from '../outlets.ts';
import { sections } from '../outlets.ts';
import { rfc5322 } from '../outletTime.ts';
import { changedAt, newestFirst, type Publication } from '../publication.ts';

/** An item as a half-filled form of a content system gives it: neither link nor guid. */
const BROKEN_ITEM = `    <item>
      <title>خبر قيد الإعداد</title>
      <description>نوافيكم بالتفاصيل لاحقًا.</description>
    </item>`;

/** RSS 2.0 with Dublin Core and Media RSS, and one broken item in it. */
export const renderRss = (outlet: Outlet, origin: string, publications: readonly Publication[]): string => {
  const items = newestFirst(publications);
  const newest = items.find(({ draft }) => draft.datedYear === undefined);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>${escapeMarkup(outlet.name)}</title>
    <link>${origin}/</link>
    <description>${escapeMarkup(outlet.motto)}</description>
    <language>ar-ly</language>
    <lastBuildDate>${newest ? rfc5322(changedAt(newest), outlet) : ''}</lastBuildDate>
    <ttl>5</ttl>
    <atom:link href="${origin}${outlet.feedPath}" rel="self" type="application/rss+xml" />
${[...items.slice(0, 2).map(itemOf(outlet)), BROKEN_ITEM, ...items.slice(2).map(itemOf(outlet))].join('\n')}
  </channel>
</rss>
`;
};

const itemOf = (outlet: Outlet) => (publication: Publication) => {
  const { draft, title, summary, url, imageUrl, publishedAt } = publication;
  return `    <item>
      <title>${escapeMarkup(title)}</title>
      <link>${escapeMarkup(url)}</link>
      <guid isPermaLink="false">${outlet.key}-${draft.key}</guid>
      <dc:creator><![CDATA[${draft.author}]]></dc:creator>
      <pubDate>${rfc5322(publishedAt, outlet)}</pubDate>
      <category><![CDATA[${sections[draft.topic]}]]></category>
      <description><![CDATA[<p>${escapeMarkup(summary)}</p>]]></description>
      <media:content url="${imageUrl}" medium="image" type="image/svg+xml" />
    </item>`;
};
