import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRuleMatcher, matchLineSchema } from './matchLine.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasid-match-'));
afterAll(() => rmSync(folder, { recursive: true }));

function matcherOf(rules: readonly object[]) {
  const path = join(folder, 'rules.jsonl');
  writeFileSync(path, rules.map((rule) => `${JSON.stringify(rule)}\n`).join('\n'));
  const problems: string[] = [];
  const match = createRuleMatcher(path, (problem) => problems.push(problem));
  return { problems, match: (line: object) => match(matchLineSchema.parse({ id: 1, ...line })) };
}

test('rules match in the order of the file, two of one id as two', () => {
  const { match, problems } = matcherOf([
    { id: 'b', query: 'country:LY' },
    { id: 7, query: '"القوات المسلحة"' },
    { id: 'b', query: 'سرت' },
  ]);
  expect(match({ text: 'تقدمت القوات المسلحة نحو سرت', countries: [{ code: 'LY', score: 1 }] })).toEqual([
    'b',
    7,
    'b',
  ]);
  expect(match({ title: 'والقوات المسلحة', text: '' })).toEqual([7]);
  expect(problems).toEqual([]);
});

test('a rule that can not be is told with its line and reason, and the others stand', () => {
  const { match, problems } = matcherOf([
    { id: 1, query: '-مصر' },
    { id: 2, query: '(مصر' },
    { query: 'مصر' },
    { id: 3, query: 'مصر' },
  ]);
  expect(problems).toHaveLength(3);
  expect(problems[0]).toMatch(/^rule 1 in line 1: .*"NOT مصر".*\n.*«NOT مصر»/);
  expect(problems[1]).toMatch(/^rule 2 in line 3, character 1: .*parenthesis/);
  expect(problems[2]).toMatch(/^rule in line 5: expected/);
  expect(match({ text: 'مصر' })).toEqual([3]);
});
