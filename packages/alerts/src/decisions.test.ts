import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertIdOf, unitOf } from './alertId.ts';
import { draftAlert, draftDigest } from './draftAlert.ts';
import { joinStory } from './joinStory.ts';
import { leaveOut } from './leaveOut.ts';
import { readRuleQuery } from './ruleQuery.ts';
import { articleOf, ruleOf } from './testing/index.ts';

const at = (moment: string): number => Date.parse(moment);
const NOW = at('2026-03-01T09:05:02Z');

describe('the id of an alert', () => {
  const [first, again] = [articleOf(1), articleOf(1, { version: 2 })];
  const reprint = articleOf(2);
  test.each([
    ['an update is no new alert', {}, first, again, true],
    ['an update is one, where the rule asks for it', { onUpdate: true }, first, again, false],
    ['a re-print is one', {}, first, reprint, false],
    ['a re-print is none, where stories are asked for', { grouping: { by: 'story' } }, first, reprint, true],
    ['nor is an update of a story', { grouping: { by: 'story' }, onUpdate: true }, first, again, true],
  ] as const)('%s', (_, given, a, b, isSame) => {
    const rule = ruleOf(given);
    expect(draftAlert(rule, a, NOW).id === draftAlert(rule, b, NOW + 1).id).toBe(isSame);
  });

  test('is another for each rule, and never changes', () => {
    expect(alertIdOf('a', 'article:1')).not.toBe(alertIdOf('b', 'article:1'));
    expect(alertIdOf('ports', unitOf(ruleOf(), first))).toBe('b05bd91667cf31c3034bb8ea296d54ed');
  });
});

describe('what is left out', () => {
  const context = { cameAtMs: NOW, maxAgeMs: 3 * 86_400_000 };
  test.each([
    ['nothing', {}, {}, undefined],
    ['of a paused rule', { state: 'paused' }, {}, 'not_active'],
    ['what came before the rule', { createdAt: '2026-03-01T09:06:00.000Z' }, {}, 'before_rule'],
    ['not what came in the same moment', { createdAt: '2026-03-01T09:05:05.000Z' }, {}, undefined],
    ['what was old when it was first seen', {}, { publishedAt: '2026-02-20T00:00:00.000Z' }, 'old'],
    [
      'not where the rule asks for it',
      { includeOld: true },
      { publishedAt: '2020-02-20T00:00:00.000Z' },
      undefined,
    ],
    ['not what has no date', {}, { publishedAt: undefined }, undefined],
  ] as const)('%s', (_, rule, article, expected) => {
    expect(leaveOut(ruleOf(rule), { ...articleOf(1), ...article }, context)).toBe(expected);
  });
});

describe('what becomes of a match', () => {
  test.each([
    ['is due at once', {}, { state: 'waiting', dueAt: '2026-03-01T09:05:02.000Z' }],
    [
      'of a rule without channels is there to be seen',
      { channels: [] },
      { state: 'delivered', deliveries: [] },
    ],
    ['in a dry run', { dryRun: true }, { state: 'dry_run', deliveries: [] }],
    [
      'while muted',
      { schedule: { muteUntil: '2026-03-01T10:00:00.000Z' } },
      { state: 'muted', deliveries: [] },
    ],
    ['after being muted', { schedule: { muteUntil: '2026-03-01T09:00:00.000Z' } }, { state: 'waiting' }],
    ['for a digest', { grouping: { by: 'digest', every: 'day' } }, { state: 'collecting', deliveries: [] }],
    ['at most one in a while', { grouping: { by: 'interval', minutes: 10 } }, { state: 'collecting' }],
    [
      'of a story that is waited for',
      { grouping: { by: 'story', waitMinutes: 5 } },
      { state: 'waiting', dueAt: '2026-03-01T09:10:02.000Z', nextAttemptAt: '2026-03-01T09:10:02.000Z' },
    ],
    [
      'outside of active hours',
      { schedule: { timeZone: 'Africa/Tripoli', activeHours: [{ days: [1], from: '08:00', to: '16:00' }] } },
      { state: 'waiting', dueAt: '2026-03-02T06:00:00.000Z' },
    ],
    [
      'with escalation',
      { escalation: { channels: ['boss'], afterMinutes: 30 } },
      { escalateAt: '2026-03-01T09:35:02.000Z' },
    ],
  ])('%s', (_, rule, expected) => {
    expect(draftAlert(ruleOf(rule as never), articleOf(1), NOW)).toMatchObject(expected);
  });

  test('of a digest of a thousand articles, fifty stand in it and all are counted', () => {
    const articles = Array.from({ length: 1_000 }, (_, n) => articleOf(n));
    const digest = draftDigest(
      ruleOf({ grouping: { by: 'digest', every: 'day' } }),
      'digest:x',
      { articles, count: 1_000 },
      NOW,
    );
    expect(digest).toMatchObject({ kind: 'digest', articleCount: 1_000, state: 'waiting' });
    expect(digest.articles).toHaveLength(50);
  });
});

test('twenty re-prints are counted once each, in whatever order and however often they come', () => {
  const rule = ruleOf({ grouping: { by: 'story' } });
  const others = Array.from({ length: 19 }, (_, n) =>
    articleOf(n + 2, { source: { feedId: 'x', name: `صحيفة ${n % 10}` } }),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(articleOf(1), ...others)), (more) => {
      const alert = [...more, ...others].reduce(joinStory, draftAlert(rule, articleOf(1), NOW));
      expect(alert.further).toMatchObject({ articleCount: 19, count: 9 });
      expect(alert.further.outlets).not.toContain('صحيفة 1');
    }),
    { numRuns: 50 },
  );
});

describe("a rule's query with its filters", () => {
  const read = (query: string, filters: object) => {
    const result = readRuleQuery(ruleOf({ query, filters }));
    return result.ok ? result.query : result.error.message;
  };
  test('is a conjunction of all', () => {
    expect(
      read('ميناء سرت', {
        countries: ['ليبيا'],
        topics: ['sport'],
        sources: ['الجزيرة', 'feed-1'],
        excludedSources: ['x'],
      }),
    ).toMatchObject({
      kind: 'and',
      of: [
        { kind: 'text' },
        { kind: 'text' },
        { kind: 'code', field: 'topic', code: 'sport' },
        { kind: 'code', field: 'country', code: 'LY' },
        {
          kind: 'or',
          of: [
            { kind: 'name', text: 'الجزيرة' },
            { kind: 'name', text: 'feed-1' },
          ],
        },
        { kind: 'not', of: { kind: 'name', field: 'source', text: 'x' } },
      ],
    });
  });
  test('of one word is that word', () => expect(read('ميناء', {})).toMatchObject({ kind: 'text' }));
  test('is refused where nothing has to be there', () => {
    expect(read('-ميناء', {})).toMatchObject({ ar: expect.stringContaining('استبعاد') as string });
    expect(read('-ميناء', { countries: ['LY'] })).toMatchObject({ kind: 'and' });
  });
  test('is refused where a filter names no country', () => {
    expect(read('ميناء', { countries: ['بلاد العجائب'] })).toMatchObject({
      en: expect.stringContaining('is no code') as string,
    });
  });
});
