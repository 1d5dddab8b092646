import { escapeMarkup } from '../escapeMarkup.ts';
import { sections, type Outlet } from '../outlets.ts';
import { rfc3339 } from '../outletTime.ts';
import { changedAt, newestFirst, type Publication } from '../publication.ts';

/** Atom 1.0 (RFC 4287). Identities are tag URIs, which stay when the address moves. */
export const renderAtom = (outlet: Outlet, origin: string, publications: readonly Publication[]): string => {
  const entries = newestFirst(publications);
  const newest = entries[0];
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
  <title>${escapeMarkup(outlet.name)}</title>
  <subtitle>${escapeMarkup(outlet.motto)}</subtitle>
  <id>tag:${outlet.key}.example,2020:feed</id>
  <link rel="self" type="application/atom+xml" href="${origin}${outlet.feedPath}"/>
  <link rel="alternate" type="text/html" href="${origin}/"/>
  <updated>${newest ? rfc3339(changedAt(newest), outlet) : ''}</updated>
${entries.map((entry) => entryOf(entry, outlet)).join('\n')}
</feed>
`;
};

const entryOf = (publication: Publication, outlet: Outlet): string => {
  const { draft, title, summary, url, publishedAt } = publication;
  return `  <entry>
    <title type="text">${escapeMarkup(title)}</title>
    <id>tag:${outlet.key}.example,2020:${draft.key}</id>
    <link rel="alternate" type="text/html" href="${escapeMarkup(url)}"/>
    <published>${rfc3339(publishedAt, outlet)}</published>
    <updated>${rfc3339(changedAt(publication), outlet)}</updated>
    <author><name>${escapeMarkup(draft.author)}</name></author>
    <category term="${escapeMarkup(sections[draft.topic])}"/>
    <summary type="html">${escapeMarkup(`<p>${escapeMarkup(summary)}</p>`)}</summary>
  </entry>`;
};
