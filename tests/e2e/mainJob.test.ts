import type { DeadLetter, Feed } from '@rasid/contracts';
import { articleIdOf, canonicalUrl } from '@rasid/feeds';
import type { SearchResult } from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { startSampleSite, type SampleSite } from '@rasid/testkit/sample-site';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, jsonLines } from '../world.ts';

const world = createWorld();
let site: SampleSite;

const idOf = (url: string): string => articleIdOf(canonicalUrl(url) ?? url);
const search = async (...args: string[]): Promise<SearchResult> => {
  const [result] = jsonLines<SearchResult>(await world.rasid('search', '--json', ...args));
  if (!result) throw new Error('the search printed nothing');
  return result;
};
const deadLetters = async (): Promise<DeadLetter[]> =>
  jsonLines<DeadLetter>(await world.rasid('dlq', 'list', '--json'));
const feeds = async (): Promise<Feed[]> => jsonLines<Feed>(await world.rasid('feeds', 'list', '--json'));
const missing = async (): Promise<string[]> => {
  const indexed = new Set((await world.indexed()).map(({ id }) => id));
  return site.articles.filter(({ url }) => !indexed.has(idOf(url))).map(({ title }) => title);
};

beforeAll(async () => {
  site = await startSampleSite({ hostile: true });
  await world.startFleet();
  for (const { key, name, country, feedUrl } of site.outlets) {
    await world.rasid(
      'feeds',
      'add',
      feedUrl,
      '--id',
      key,
      '--name',
      name,
      '--country',
      country,
      '--interval',
      '5s',
    );
  }
  let last: string[] = [];
  await until(
    'every article of the sample site to be indexed',
    async () => {
      last = await missing();
      return last.length === 0;
    },
    { timeoutMs: 90_000, seen: () => last },
  );
});

afterAll(async () => {
  await site.close();
  await world.close();
});

describe('what an analyst finds', () => {
  test('«القوات المسلحة» finds «والقوات المسلحة» and «للقوات المسلحة», marked in place', async () => {
    const { hits } = await search('القوات المسلحة', '--size', '50');
    const found = new Map(hits.map(({ id, highlight }) => [id, highlight.body?.join(' ') ?? '']));
    const { conjunctionUrl, prepositionUrl } = site.landmarks.armedForces;
    expect(found.get(idOf(conjunctionUrl))).toMatch(
      /<mark>والقوات<\/mark> <mark>المسلحة<\/mark>|<mark>والقوات المسلحة<\/mark>/,
    );
    expect(found.get(idOf(prepositionUrl))).toMatch(
      /<mark>للقوات<\/mark> <mark>المسلحة<\/mark>|<mark>للقوات المسلحة<\/mark>/,
    );
  });

  test('a word of a page in windows-1256 is found', async () => {
    const article = site.articles.find(({ outlet }) => outlet === 'daftar');
    const word = article?.text.split(/\s+/).find((part) => /^[\u0621-\u064a]{8,}$/.test(part)) ?? '';
    const { hits } = await search(word, '--source', 'daftar', '--size', '50');
    expect(hits.map(({ id }) => id)).toContain(idOf(article?.url ?? ''));
  });

  test('the text is kept whole, in its own letters', async () => {
    const article = site.articles.find(({ outlet }) => outlet === 'fanar');
    const id = idOf(article?.url ?? '');
    const answer = await fetch(`${world.elasticsearchUrl}/${world.namespace}articles/_search?q=_id:${id}`);
    const { hits } = (await answer.json()) as {
      hits: { hits: { _source: { body: string; title: string } }[] };
    };
    expect(hits.hits[0]?._source).toMatchObject({ title: article?.title, body: article?.text });
  });

  test('a re-print in another outlet is one story with the first', async () => {
    const { firstUrl, secondUrl } = site.landmarks.reprint;
    const { hits } = await search('السودان', '--size', '50');
    const stories = [firstUrl, secondUrl].map((url) => hits.find(({ id }) => id === idOf(url))?.storyId);
    expect(stories[0]).toBeDefined();
    expect(stories[1]).toBe(stories[0]);
  });

  test.each([
    ['--topic', 'sport'],
    ['--country', 'LY'],
    ['--source', 'قنديل النيل'],
    ['--lang', 'en'],
  ])('the filter %s %s narrows and fits', async (option, value) => {
    const [all, some] = [await search(), await search(option, value, '--size', '50')];
    expect(some.total).toBeGreaterThan(0);
    expect(some.total).toBeLessThan(all.total);
  });

  test('paging goes through every article once', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search(
        '--newest',
        '--size',
        '7',
        ...(cursor === undefined ? [] : ['--after', cursor]),
      );
      ids.push(...page.hits.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe((await world.indexed()).length);
  });
});

describe('what is broken is named in the right place', () => {
  test('dead letters, each once, with its reason', async () => {
    const letters = await until(
      'the dead letters of the hostile entries',
      async () => {
        const found = await deadLetters();
        return found.length >= 4 && found;
      },
      { timeoutMs: 30_000 },
    );
    expect(letters.map(({ reason }) => reason).sort()).toEqual([
      'entry_without_link',
      'page_not_found',
      'page_not_html',
      'page_too_large',
    ]);
    expect(letters.every(({ stage }) => stage === 'fetcher')).toBe(true);
  });

  test('an entry of the year 3026 is indexed without a date', async () => {
    const url = site.landmarks.hostile?.futureUrl ?? '';
    const { hits } = await search('--size', '50', '--source', 'fanar');
    const hit = hits.find(({ id }) => id === idOf(url));
    expect(hit).toBeDefined();
    expect(hit?.publishedAt).toBeUndefined();
  });

  test('a page that is not Arabic is kept, marked and not tagged', async () => {
    const { hits } = await search('--lang', 'en');
    expect(hits.map(({ id, people }) => ({ id, people }))).toEqual([
      { id: idOf(site.landmarks.hostile?.englishUrl ?? ''), people: [] },
    ]);
  });

  test('a feed that is no feed is refused when it is added, and marked when it turns into one', async () => {
    const url = site.landmarks.notAFeedUrl;
    await expect(world.rasid('feeds', 'add', url)).rejects.toThrow(
      /expected RSS, Atom, JSON Feed or a news sitemap, got an HTML page/,
    );
    await world.rasid('feeds', 'add', url, '--no-check', '--id', 'login', '--interval', '5s');
    const feed = await until(
      'the feed to be marked',
      async () => (await feeds()).find(({ id, health }) => id === 'login' && health.lastError !== undefined),
      { timeoutMs: 30_000 },
    );
    expect(feed.health.lastError).toMatch(/got an HTML page.*rasid feeds check/);
    await world.rasid('feeds', 'remove', 'login');
  });
});

describe('what changes', () => {
  test('an updated article shows its new text, once', async () => {
    const { oldWord, newWord, url } = site.landmarks.updated;
    expect((await search(oldWord)).hits.map(({ id }) => id)).toContain(idOf(url));
    const before = (await world.indexed()).length;
    site.update();
    await until('the new word to be found', async () => (await search(newWord)).total === 1, {
      timeoutMs: 40_000,
    });
    expect((await search(oldWord)).hits.map(({ id }) => id)).not.toContain(idOf(url));
    expect((await world.indexed()).length).toBe(before);
  });

  test('a page that was missing comes in by a replay, and its dead letter is gone from the list', async () => {
    const id = idOf(site.landmarks.missingUrl);
    expect((await world.indexed()).map((article) => article.id)).not.toContain(id);
    site.mend();
    expect(await world.rasid('dlq', 'replay', '--reason', 'page_not_found')).toContain(
      'replayed 1 dead letter',
    );
    await until(
      'the mended page to be indexed',
      async () => (await world.indexed()).some((article) => article.id === id),
      {
        timeoutMs: 30_000,
      },
    );
    expect((await deadLetters()).map(({ reason }) => reason)).not.toContain('page_not_found');
  });

  test('a paused feed is polled no more, and a resumed one is', async () => {
    await world.rasid('feeds', 'pause', 'shurfa');
    expect((await feeds()).find(({ id }) => id === 'shurfa')?.state).toBe('paused');
    await world.rasid('feeds', 'resume', 'shurfa');
    const before = (await feeds()).find(({ id }) => id === 'shurfa')?.health.lastPolledAt ?? '';
    await until(
      'the resumed feed to be polled',
      async () => ((await feeds()).find(({ id }) => id === 'shurfa')?.health.lastPolledAt ?? '') > before,
      { timeoutMs: 30_000 },
    );
  });
});

test('the status shows every stage without lag, and its dead letters', async () => {
  const [status] = jsonLines<{
    stages: { stage: string; lag: number; deadLetters: number }[];
    feeds: number;
  }>(await world.rasid('status', '--json'));
  expect(status?.stages.map(({ stage }) => stage)).toEqual(['fetcher', 'enricher', 'indexer', 'alerter']);
  expect(status?.stages.map(({ lag }) => lag)).toEqual([0, 0, 0, 0]);
  expect(status?.stages.map((stage) => stage.deadLetters)).toEqual([3, 0, 0, 0]);
  expect(status?.feeds).toBe(4);
});
