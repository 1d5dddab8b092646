import { escapeMarkup } from '../escapeMarkup.ts';
import type { Outlet } from '../outlets.ts';
import { rfc3339 } from '../outletTime.ts';
import { changedAt, newestFirst, type Publication } from '../publication.ts';

/** A news sitemap (sitemaps.org 0.9 with the news extension 0.9), declared as windows-1256. */
export const renderNewsSitemap = (
  outlet: Outlet,
  _origin: string,
  publications: readonly Publication[],
): string => `<?xml version="1.0" encoding="windows-1256"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
${newestFirst(publications)
  .map((publication) => urlOf(publication, outlet))
  .join('\n')}
</urlset>
`;

const urlOf = (publication: Publication, outlet: Outlet): string => `  <url>
    <loc>${escapeMarkup(publication.url)}</loc>
    <lastmod>${rfc3339(changedAt(publication), outlet)}</lastmod>
    <news:news>
      <news:publication>
        <news:name>${escapeMarkup(outlet.name)}</news:name>
        <news:language>ar</news:language>
      </news:publication>
      <news:publication_date>${rfc3339(publication.publishedAt, outlet)}</news:publication_date>
      <news:title>${escapeMarkup(publication.title)}</news:title>
      <news:keywords>${escapeMarkup(publication.draft.tags.join(', '))}</news:keywords>
    </news:news>
    <image:image><image:loc>${escapeMarkup(publication.imageUrl)}</image:loc></image:image>
  </url>`;
