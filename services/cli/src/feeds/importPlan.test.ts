import type { Feed } from '@rasid/contracts';
import type { GivenSettings } from '@rasid/feeds/lists';
import { describe, expect, test } from 'vitest';
import { planImport, type ImportOptions, type Planned } from './importPlan.ts';
import { createFeed } from './newFeed.ts';

const now = new Date('2026-01-02T03:04:05Z');
const options: ImportOptions = { update: false, defaults: {}, now };
const listOf = (...settings: GivenSettings[]) => ({
  feeds: settings.map((one, i) => ({ at: `line ${i + 1}`, settings: one })),
  problems: [],
});
const feed = (settings: GivenSettings): Feed => createFeed(settings, now);
const outcomesOf = (planned: readonly Planned[]) => planned.map(({ outcome }) => outcome);

const fanar = feed({
  id: 'fanar',
  url: 'https://fanar.example/rss',
  name: 'فنار سرت',
  tags: ['ليبيا'],
  request: { cookie: 'secret', headers: { 'X-One': '1' } },
});

describe('a feed that is not there yet', () => {
  test('is added, with the defaults for what the list does not say', () => {
    const defaults = { intervalMs: 60_000, tags: ['مستورد'], folder: 'وارد' };
    const list = listOf({ url: 'https://a.example/f' }, { url: 'https://b.example/f', intervalMs: 300_000 });
    expect(planImport([], list, { ...options, defaults })).toMatchObject([
      { outcome: 'added', feed: { intervalMs: 60_000, tags: ['مستورد'], folder: 'وارد' } },
      { outcome: 'added', feed: { intervalMs: 300_000 } },
    ]);
  });

  test('twice in the list is added once; its further folder becomes a tag', () => {
    const planned = planImport(
      [],
      listOf(
        { url: 'https://a.example/f', folder: 'أخبار' },
        { url: 'http://www.a.example/f/?utm_source=x', folder: 'المفضلة', tags: ['عاجل'] },
      ),
      options,
    );
    expect(outcomesOf(planned)).toEqual(['added', 'repeated']);
    expect(planned[0]).toMatchObject({ feed: { folder: 'أخبار', tags: ['عاجل', 'المفضلة'] } });
  });

  test('that differs from another in http and https only is its own, where the list gives ids', () => {
    const list = listOf({ id: 'a', url: 'https://a.example/f' }, { id: 'b', url: 'http://a.example/f' });
    expect(outcomesOf(planImport([], list, options))).toEqual(['added', 'added']);
  });

  test('of settings that do not fit each other is refused, and the next goes on', () => {
    const list = listOf(
      { url: 'https://a.example/f', intervalMs: 300_000, maxIntervalMs: 60_000 },
      { url: 'https://b.example/f' },
    );
    expect(planImport([], list, options)).toMatchObject([
      { at: 'line 1', outcome: 'refused', message: expect.stringMatching(/longest interval/) as string },
      { outcome: 'added' },
    ]);
  });
});

describe('a feed that is there', () => {
  test('is left as it is unless an update is asked for', () => {
    const list = listOf({ url: fanar.url, name: 'اسم آخر' });
    expect(planImport([fanar], list, options)).toEqual([{ at: 'line 1', outcome: 'exists', id: 'fanar' }]);
  });

  test('is found by its address, however it is written, and updated where the list says something', () => {
    const list = listOf({ url: 'http://www.fanar.example/rss', name: 'اسم آخر' });
    const [planned] = planImport([fanar], list, { ...options, update: true });
    expect(planned).toMatchObject({
      outcome: 'updated',
      feed: { id: 'fanar', name: 'اسم آخر', tags: ['ليبيا'] },
    });
  });

  test('keeps secrets that the list left out', () => {
    const list = listOf({ id: 'fanar', url: fanar.url, request: { headers: { 'X-Two': '2' } } });
    const [planned] = planImport([fanar], list, { ...options, update: true });
    expect(planned).toMatchObject({
      feed: { request: { cookie: 'secret', headers: { 'X-One': '1', 'X-Two': '2' } } },
    });
  });

  test('twice in the list gets the settings of the first, and its further folder as a tag', () => {
    const list = listOf(
      { url: fanar.url, name: 'الأول', folder: 'أخبار' },
      { url: fanar.url, name: 'الثاني', folder: 'المفضلة' },
    );
    const planned = planImport([fanar], list, { ...options, update: true });
    expect(outcomesOf(planned)).toEqual(['updated', 'repeated']);
    expect(planned[0]).toMatchObject({
      feed: { name: 'الأول', folder: 'أخبار', tags: ['ليبيا', 'المفضلة'] },
    });
    expect(outcomesOf(planImport([fanar], list, options))).toEqual(['exists', 'repeated']);
  });

  test('that the list says nothing new of is unchanged', () => {
    const { health: _health, ...settings } = fanar;
    expect(outcomesOf(planImport([fanar], listOf(settings), { ...options, update: true }))).toEqual([
      'unchanged',
    ]);
  });

  test('under its id moves to the address of the list', () => {
    const list = listOf({ id: 'fanar', url: 'https://fanar.example/new' });
    const [planned] = planImport([fanar], list, { ...options, update: true });
    expect(planned).toMatchObject({
      outcome: 'updated',
      feed: { id: 'fanar', url: 'https://fanar.example/new' },
    });
  });

  test('is refused where its id is that of one feed and its address that of another', () => {
    const other = feed({ id: 'other', url: 'https://other.example/f' });
    const list = listOf({ id: 'fanar', url: other.url });
    expect(planImport([fanar, other], list, { ...options, update: true })).toMatchObject([
      { outcome: 'refused', message: 'there is "fanar" already, and its address is that of "other"' },
    ]);
  });
});

test('what could not be read is refused, after the others', () => {
  const list = { ...listOf({ url: 'https://a.example/f' }), problems: [{ at: 'line 9', message: 'why' }] };
  expect(outcomesOf(planImport([], list, options))).toEqual(['added', 'refused']);
});
