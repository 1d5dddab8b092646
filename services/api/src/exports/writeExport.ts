import { Readable } from 'node:stream';
import { searchArticles, type Hit, type SearchClient, type SearchRequest } from '@rasid/search';
import { csvHead, csvRow } from './csvRow.ts';
import { rssFoot, rssHead, rssItem } from './rssItem.ts';

export const exportTypes = {
  csv: { type: 'text/csv; charset=utf-8', name: 'rasid.csv' },
  jsonl: { type: 'application/x-ndjson; charset=utf-8', name: 'rasid.jsonl' },
  rss: { type: 'application/rss+xml; charset=utf-8', name: 'rasid.xml' },
} as const;
export type ExportFormat = keyof typeof exportTypes;

type Format = { readonly head: string; readonly row: (hit: Hit) => string; readonly foot: string };

const formats: Readonly<Record<ExportFormat, Format>> = {
  csv: { head: csvHead, row: csvRow, foot: '' },
  jsonl: {
    head: '',
    row: ({ highlight: _highlight, score: _score, ...hit }) => `${JSON.stringify(hit)}\n`,
    foot: '',
  },
  rss: { head: rssHead, row: rssItem, foot: rssFoot },
};

const MOST = 10_000;
const PAGE = 100;

/** Writes page after page as the reader takes them, so that an export costs no more memory than a page. */
export function writeExport(
  format: ExportFormat,
  search: SearchClient,
  namespace: string,
  request: Pick<SearchRequest, 'query' | 'filters' | 'matching'>,
): Readable {
  const { head, row, foot } = formats[format];
  async function* pages() {
    yield head;
    let cursor: string | undefined;
    for (let written = 0; written < MOST; written += PAGE) {
      const paging = cursor === undefined ? {} : { cursor };
      const found = await searchArticles(search, namespace, {
        ...request,
        size: PAGE,
        sort: 'newest',
        ...paging,
      });
      yield found.hits.map(row).join('');
      cursor = found.cursor;
      if (cursor === undefined) break;
    }
    yield foot;
  }
  return Readable.from(pages());
}
