import { escapeMarkup } from '../escapeMarkup.ts';
import { sections, type Outlet } from '../outlets.ts';
import { rfc3339 } from '../outletTime.ts';
import { changedAt, newestFirst, type Publication } from '../publication.ts';

/** JSON Feed 1.1 with whole articles; its links carry the trackers that publishers hang on them. */
export const renderJsonFeed = (
  outlet: Outlet,
  origin: string,
  publications: readonly Publication[],
): string =>
  JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: outlet.name,
      description: outlet.motto,
      language: 'ar-EG',
      home_page_url: `${origin}/`,
      feed_url: origin + outlet.feedPath,
      items: newestFirst(publications).map((publication) => itemOf(publication, outlet)),
    },
    null,
    2,
  );

const itemOf = (publication: Publication, outlet: Outlet) => ({
  id: publication.url,
  url: `${publication.url}?utm_source=jsonfeed&utm_medium=feed`,
  title: publication.title,
  summary: publication.summary,
  content_html: publication.paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join('\n'),
  image: publication.imageUrl,
  date_published: rfc3339(publication.publishedAt, outlet),
  date_modified: rfc3339(changedAt(publication), outlet),
  authors: [{ name: publication.draft.author }],
  tags: [sections[publication.draft.topic], ...publication.draft.tags],
});
