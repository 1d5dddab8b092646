import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { errorCodes, limits } from './queryError.ts';

/** docs/query-language.md is read as it stands: what it shows has to be true. */
const page = readFileSync(join(import.meta.dirname, '../../../docs/query-language.md'), 'utf8');

type Row = readonly string[];

/** The cells of all tables whose first heading is so. */
const rowsUnder = (heading: string): Row[] =>
  page
    .split('\n\n')
    .filter((block) => block.startsWith(`| ${heading} `))
    .flatMap((block) =>
      block
        .split('\n')
        .slice(2)
        .map((line) => line.split('|').slice(1, -1)),
    );

const codeIn = (cell = ''): string | undefined => /`([^`]+)`/.exec(cell)?.[1];

/** Queries that are too long to be printed on a page. */
const LONG: Readonly<Record<string, string>> = {
  too_long: 'م'.repeat(limits.characters + 1),
  too_many_terms: 'مصر '.repeat(limits.terms + 1),
  too_deep: `${'('.repeat(limits.depth + 1)}مصر${')'.repeat(limits.depth + 1)}`,
};

describe('what may be asked', () => {
  test.each(rowsUnder('query').map(([query, meaning = '']) => [codeIn(query) ?? '', meaning.trim()]))(
    '%s: %s',
    (query) => {
      expect(parseQuery(query)).toMatchObject({ ok: true });
    },
  );

  test('further names and spellings in the explanations are right', () => {
    const names = rowsUnder('query').flatMap(([, meaning = '']) => [...meaning.matchAll(/`([^` ]+:)`/g)]);
    expect(names.length).toBeGreaterThan(10);
    for (const [, name = ''] of names)
      expect(parseQuery(`${name}2026`), name).not.toMatchObject({ error: { code: 'unknown_field' } });
  });
});

describe('what is refused', () => {
  const rows = rowsUnder('code').map(([code, query]) => [codeIn(code) ?? '', codeIn(query)] as const);

  test.each(rows)('%s: %s', (code, query) => {
    expect(parseQuery(query ?? LONG[code] ?? 'مصر')).toMatchObject({ ok: false, error: { code } });
  });

  test('every error is on the page', () => {
    expect(rows.map(([code]) => code).sort()).toEqual([...errorCodes].sort());
  });
});

test('the limits are those of the code', () => {
  const shown = rowsUnder('what').map(([, limit = '']) => limit.replace(/,/g, '').match(/\d+/g)?.map(Number));
  const { characters, terms, depth, prefixLetters, distance, nearOperands, nearCombinations } = limits;
  expect(shown).toEqual([
    [characters],
    [terms],
    [depth],
    [prefixLetters],
    [distance],
    [2, nearOperands],
    [nearCombinations],
  ]);
});
