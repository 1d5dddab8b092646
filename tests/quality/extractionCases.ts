import { createHash } from 'node:crypto';
import { arabicPages } from './arabicPages/index.ts';
import { wcxbPages, type GoldPage } from './wcxbPages.ts';

export type ExtractionCase = GoldPage & { readonly group: string };

/** Our own Arabic pages and, where a folder is given, those of WCXB in two halves by the hash of their names. */
export function extractionCases(data: string | undefined): ExtractionCase[] {
  const arabic = arabicPages().map(({ group, template, html, gold }, i) => ({
    id: `${template} ${(i % 4) + 1}`,
    url: 'https://news.example/story/7',
    html,
    gold,
    group: `Arabic: ${group}`,
  }));
  if (data === undefined) return arabic;
  const english = wcxbPages(data).map((page) => ({ ...page, group: `WCXB, ${halfOf(page.id)}` }));
  return [...english.sort((a, b) => a.group.localeCompare(b.group)), ...arabic];
}

/** Failures are looked at in one half only; the other tells whether what was learnt holds for pages in general. */
const halfOf = (name: string): 'looked at' | 'held out' =>
  (createHash('sha256').update(name).digest()[0] ?? 0) % 2 === 0 ? 'looked at' : 'held out';
