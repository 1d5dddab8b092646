import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedSchema, type Feed, type FeedAttempt } from '@rasid/contracts';
import { writeOpml, type GivenSettings } from '@rasid/feeds/lists';
import { arbitraryFeed } from '@rasid/feeds/lists/testing';
import { createFeedBatch, createFeedStore, createSearchClient, ensureIndices } from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { startSampleSite, type SampleSite } from '@rasid/testkit/sample-site';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, jsonLines } from '../world.ts';
import { startOutletSite } from './outletSite.ts';

const world = createWorld();
const CLI = join(import.meta.dirname, '../../services/cli/src/main.ts');
let site: SampleSite;
let outlet: Awaited<ReturnType<typeof startOutletSite>>;

type Run = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the command as a person at a shell would. */
const rasid = (...args: string[]): Promise<Run> => run(args, '');
const run = (args: string[], input: string): Promise<Run> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [CLI, '--home', world.home, ...args],
      {
        env: {
          ...process.env,
          ...world.env,
          NO_COLOR: '1',
          NODE_COMPILE_CACHE: join(world.home, 'compiled'),
        },
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
const rasidOk = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await rasid(...args);
  if (code !== 0) throw new Error(`rasid ${args.join(' ')}: ${err}`);
  return out;
};
const search = createSearchClient({ url: world.elasticsearchUrl });
const store = createFeedStore(search, world.namespace);
const withoutUpdate = ({ updatedAt: _updatedAt, ...feed }: Feed) => feed;
/** What is in the index, in the order of ids. */
const feeds = (): Promise<Feed[]> => store.list();
const feedOf = async (id: string): Promise<Feed> => {
  const found = (await feeds()).find((feed) => feed.id === id);
  if (!found) throw new Error(`no feed ${id}`);
  return found;
};
const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(world.home, name);
  writeFileSync(path, content);
  return path;
};
const removeAll = async (): Promise<void> => {
  await createFeedBatch(search, world.namespace).removeMany((await feeds()).map(({ id }) => id));
};

/** Puts a feed into the index as the fetcher leaves it. */
const put = async (
  given: GivenSettings & { id: string },
  health: Partial<Feed['health']> = {},
): Promise<void> => {
  const standard = {
    name: given.id,
    intervalMs: 300_000,
    state: 'active',
    createdAt: new Date().toISOString(),
  };
  await store.put(feedSchema.parse({ ...standard, ...given, health }));
};

beforeAll(async () => {
  site = await startSampleSite();
  outlet = await startOutletSite();
  await ensureIndices(search, world.namespace);
});
afterEach(removeAll);
afterAll(async () => {
  await site.close();
  outlet.close();
  await search.close();
  await world.close();
});

describe('lists', () => {
  test('any feeds, out as OPML and into an empty Rasid, are the same', async () => {
    const settings = fc
      .sample(fc.uniqueArray(arbitraryFeed, { selector: ({ id }) => id, minLength: 40, maxLength: 40 }), {
        numRuns: 1,
        seed: 7,
      })[0]
      ?.map((feed, i) => ({ ...feed, url: `${new URL(feed.url).href}#${i}` }));
    if (!settings) throw new Error('no sample');
    const first = fileOf('first.opml', writeOpml(settings, { title: 'راصد', now: new Date() }));
    expect(await rasidOk('feeds', 'import', first)).toMatch(/added +40/);
    const before = (await feeds()).map(withoutUpdate);
    const second = join(world.home, 'second.opml');
    const exported = await rasid('feeds', 'export', '--output', second, '--with-secrets');
    expect(exported).toMatchObject({ code: 0 });
    expect(exported.err).not.toContain('left out');
    expect(statSync(second).mode & 0o777).toBe(0o600);
    await removeAll();
    await rasidOk('feeds', 'import', second);
    expect((await feeds()).map(withoutUpdate)).toEqual(before);
    const third = await rasidOk('feeds', 'export', '--with-secrets');
    const withoutDate = (xml: string) => xml.replace(/<dateCreated>.*/, '');
    expect(withoutDate(third)).toBe(withoutDate(readFileSync(second, 'utf8')));
  });

  const foreign = `<?xml version="1.0" encoding="windows-1256"?>
<opml version="1.0"><head><title>قائمة</title></head><body>
  <outline text="أخبار"><outline text="المغرب العربي">
    <outline type="rss" text="فنار سرت" xmlUrl="https://fanar.example/rss" htmlUrl="https://fanar.example/"/>
  </outline></outline>
  <outline text="المفضلة">
    <outline type="rss" text="الفنار" xmlUrl="https://fanar.example/rss"/>
    <outline type="rss" title="شرفة الخليج" category="/خليج" xmlUrl="https://shurfa.example/atom"/>
    <outline type="rss" text="مكسور" xmlUrl="خطأ"/>
  </outline></body></opml>`;

  test("another program's OPML in windows-1256 comes in with its folders; what is broken stops nothing", async () => {
    const file = fileOf('foreign.opml', windows1256(foreign));
    const preview = await rasid('feeds', 'import', file, '--dry-run', '--interval', '1h');
    expect(preview.out).toMatch(/added +2/);
    expect(preview.out).toContain('nothing was changed');
    expect(await feeds()).toEqual([]);

    const { code, out, err } = await rasid('feeds', 'import', file, '--interval', '1h');
    expect(out).toMatch(/OPML, 4 feeds\n +added +2 .*\n +repeated +1 .*\n +refused +1 /);
    expect(err).toMatch(/outline 7 «مكسور»: url "خطأ": expected an http or https address/);
    expect(code).toBe(1);
    expect(await feeds()).toMatchObject([
      { name: 'فنار سرت', folder: 'أخبار/المغرب العربي', tags: ['المفضلة'], intervalMs: 3_600_000 },
      { name: 'شرفة الخليج', folder: 'المفضلة', tags: ['خليج'] },
    ]);

    const again = fileOf('again.opml', foreign.replace('title="شرفة الخليج"', 'title="اسم جديد"'));
    expect((await rasid('feeds', 'import', again)).out).toMatch(/exists +2 .*\n +repeated +1/);
    expect((await rasid('feeds', 'import', again, '--update')).out).toMatch(
      /updated +1 .*\n +unchanged +1 .*\n +repeated +1/,
    );
    expect((await feeds()).map(({ name }) => name)).toContain('اسم جديد');
  });

  test('CSV with Arabic columns, and out again without formulas', async () => {
    const csv = [
      'الرابط;الاسم;البلد;الوسوم;الفترة;ملاحظة',
      'https://a.example/f;=HYPERLINK("http://evil.example");ليبيا;عاجل، محلي;10 دقائق;x',
      'https://b.example/f;باء;بلاد بعيدة;;;',
      'https://c.example/f;جيم;EG;;1h;',
    ].join('\r\n');
    const { out, err, code } = await run(['feeds', 'import', '-'], csv);
    expect(code).toBe(1);
    expect(out).toMatch(/-: CSV, 3 feeds\n +added +2 /);
    expect(err).toContain('line 3: country "بلاد بعيدة": expected two letters such as LY, or a name');
    expect(err).toContain('columns left out: "ملاحظة"');
    expect(await feeds()).toMatchObject([
      { country: 'LY', tags: ['عاجل', 'محلي'], intervalMs: 600_000 },
      { name: 'جيم', country: 'EG' },
    ]);
    const exported = await rasidOk('feeds', 'export', '--format', 'csv', '--tagged', 'محلي');
    expect(exported.split('\r\n')).toHaveLength(3);
    expect(exported).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  });

  test('secrets stay here unless they are asked for', async () => {
    const request = {
      cookie: 's3cret-1',
      basicAuth: { username: 'rasid', password: 's3cret-2' },
      userAgent: 'Rasid',
    };
    await put({ id: 'one', url: 'https://one.example/f', request });
    const { out, err } = await rasid('feeds', 'export');
    expect(out).toContain('rasid:userAgent="Rasid"');
    expect(out).not.toContain('s3cret');
    expect(err).toMatch(
      /left out what is secret in 1 feed; --with-secrets includes it:\n +one: the cookie, user and password/,
    );
    expect(await rasidOk('feeds', 'export', '--with-secrets')).toMatch(
      /s3cret-1[^]*s3cret-2|s3cret-2[^]*s3cret-1/,
    );
    for (const shown of [await rasidOk('feeds', 'list', '--json'), await rasidOk('feeds', 'show', 'one')])
      expect(shown).not.toContain('s3cret');
  });

  test.each([
    ['<rss version="2.0"/>', /expected OPML, got XML with the root <rss>/],
    ['الاسم,البلد\nفنار,ليبيا', /a column url/],
    ['', /no rows/],
  ])('%j is refused in words', async (text, message) => {
    const { code, err } = await run(['feeds', 'import', '-'], text);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});

describe('adding', () => {
  test("a site's address is enough, and every setting is kept", async () => {
    const fanar = site.outlets.find(({ key }) => key === 'fanar');
    const added = await rasidOk(
      ...['feeds', 'add', fanar?.siteUrl ?? '', '--id', 'fanar', '--interval', '10m', '--max-interval', '2h'],
      ...[
        '--country',
        'ليبيا',
        '--language',
        'ar',
        '--time-zone',
        'Africa/Tripoli',
        '--tag',
        'ليبيا',
        '--tag',
        'محلي',
      ],
      ...['--folder', 'أخبار/ليبيا', '--user-agent', 'Rasid/9', '--header', 'X-One: a|b', '--cookie', 'a=b'],
      ...['--basic-auth', 'u:p:w', '--proxy', 'http://127.0.0.1:9/', '--no-check', '--selector', 'article'],
      ...[
        '--title-selector',
        'h1',
        '--author-selector',
        '.by',
        '--date-selector',
        'time',
        '--remove-selector',
        '.a, .b',
      ],
      ...['--remove-selector', '.c', '--name', 'فنار سرت'],
    );
    expect(added).toContain('added fanar: فنار سرت, every 10m');
    const feed = await feedOf('fanar');
    expect(feed).toMatchObject({
      ...{
        name: 'فنار سرت',
        country: 'LY',
        language: 'ar',
        timeZone: 'Africa/Tripoli',
        tags: ['ليبيا', 'محلي'],
      },
      ...{ folder: 'أخبار/ليبيا', intervalMs: 600_000, maxIntervalMs: 7_200_000, state: 'active' },
      request: { userAgent: 'Rasid/9', headers: { 'X-One': 'a|b' }, proxy: 'http://127.0.0.1:9/' },
      extraction: { content: 'article', title: 'h1', author: '.by', date: 'time', remove: ['.a, .b', '.c'] },
    });
  });

  test('finds the feed of a site, names the outlet, and adds it once', async () => {
    const { siteUrl = '', feedUrl, name } = site.outlets.find(({ key }) => key === 'shurfa') ?? {};
    expect(await rasidOk('feeds', 'add', siteUrl)).toContain(`› ${feedUrl}`);
    expect(await feeds()).toMatchObject([{ url: feedUrl, name }]);
    expect((await rasid('feeds', 'add', siteUrl)).err).toMatch(/there is ".+" already/);
  });

  test.each([
    [['ftp://a.example/'], /expected an http or https address/],
    [
      ['https://a.example/f', '--interval', '1s', '--no-check'],
      /interval "1s": expected a time from 5s to 7d/,
    ],
    [['https://a.example/f', '--country', 'بلاد بعيدة', '--no-check'], /country "بلاد بعيدة"/],
    [['https://a.example/f', '--header', 'no colon', '--no-check'], /headers: expected lines such as/],
    [['https://a.example/f', '--name', ' ', '--no-check'], /name: is empty/],
  ])('%j is refused in words', async (args, message) => {
    const { code, err } = await rasid('feeds', 'add', ...args);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(message) as string });
  });
});

describe('changing many', () => {
  beforeEach(async () => {
    await put({ id: 'a', url: 'https://a.example/f', tags: ['ليبيا'], folder: 'أخبار/ليبيا', country: 'LY' });
    await put({
      id: 'b',
      url: 'https://b.example/f',
      tags: ['ليبيا'],
      folder: 'أخبار',
      request: { cookie: 'x', userAgent: 'y' },
    });
    await put({ id: 'c', url: 'https://c.example/f', tags: [], folder: 'رياضة' });
  });
  const states = async () => (await feeds()).map(({ id, state }) => `${id} ${state}`);

  test('by tag, folder, state and all', async () => {
    await rasidOk('feeds', 'pause', '--tagged', 'ليبيا');
    expect(await states()).toEqual(['a paused', 'b paused', 'c active']);
    await rasidOk('feeds', 'resume', '--in-folder', 'أخبار/ليبيا');
    expect(await states()).toEqual(['a active', 'b paused', 'c active']);
    await rasidOk('feeds', 'tag', 'متوقف', '--state', 'paused');
    await rasidOk('feeds', 'untag', 'ليبيا', '--all');
    expect((await feeds()).map(({ tags }) => tags)).toEqual([[], ['متوقف'], []]);
  });

  test('an edit sets and unsets, says what changes, and does nothing on trial', async () => {
    const trial = await rasidOk('feeds', 'edit', '--tagged', 'ليبيا', '--interval', '1h', '--dry-run');
    expect(trial).toMatch(/a +interval: 5m → 1h\nb +interval: 5m → 1h\n2 feeds would be changed/);
    expect((await feedOf('a')).intervalMs).toBe(300_000);
    const done = await rasidOk(
      'feeds',
      'edit',
      'a',
      'b',
      '--interval',
      '1h',
      '--unset',
      'cookie',
      '--unset',
      'country',
    );
    expect(done).toContain('cookie: *** → –');
    expect(await feedOf('a')).not.toHaveProperty('country');
    expect(await feedOf('b')).toMatchObject({ intervalMs: 3_600_000, request: { userAgent: 'y' } });
    expect((await feedOf('b')).request).not.toHaveProperty('cookie');
    expect((await rasid('feeds', 'edit', 'a', '--url', 'https://c.example/f')).err).toMatch(/is that of "c"/);
  });

  test('a change keeps what the fetcher knows', async () => {
    await put({ id: 'a', url: 'https://a.example/f' }, { etag: '"1"', itemCount: 7 });
    await rasidOk('feeds', 'edit', 'a', '--name', 'ألف');
    expect((await feedOf('a')).health).toMatchObject({ etag: '"1"', itemCount: 7 });
  });

  test('nothing is changed by silence, and nothing is removed by a slip', async () => {
    expect((await rasid('feeds', 'pause')).err).toMatch(/say which feeds: their ids, --tagged/);
    expect((await rasid('feeds', 'remove', '--all')).err).toMatch(/3 feeds would be removed; add --yes/);
    expect((await rasid('feeds', 'remove', 'c', 'x')).err).toMatch(/there is no feed "x"/);
    expect((await feeds()).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('seeing', () => {
  const attempt = (changes: Partial<FeedAttempt>): FeedAttempt => ({
    ...{ at: new Date(Date.now() - 60_000).toISOString(), outcome: 'read', tookMs: 120, ...changes },
  });

  test('the worst first, in columns that Arabic does not shift', async () => {
    const lastSuccessAt = new Date(Date.now() - 3_600_000).toISOString();
    await put(
      { id: 'well', url: 'https://a.example/f', name: 'قَناة الخَليج', tags: ['عاجل'] },
      { lastSuccessAt, itemCount: 20 },
    );
    await put(
      { id: 'ill', url: 'https://b.example/f', name: 'فنار', tags: ['محلي'] },
      {
        ...{
          trouble: 'not_found',
          lastError: 'the server answers 404',
          consecutiveFailures: 3,
          lastSuccessAt,
        },
        attempts: [
          attempt({ fresh: 2 }),
          attempt({ outcome: 'not_modified' }),
          attempt({ outcome: 'failed' }),
        ],
      },
    );
    const lines = (await rasidOk('feeds', 'list')).split('\n');
    expect(lines[1]).toMatch(/^ill +failing +5m .*\+·x +فنار +محلي$/);
    expect(lines[2]).toMatch(/└ 3 failures, last read 1h ago: the server answers 404/);
    expect(lines[3]).toMatch(/^well +healthy/);
    const place = (line = '', word: string) =>
      [...line.slice(0, line.indexOf(word)).replace(/\p{Mn}/gu, '')].length;
    expect(place(lines[3], 'عاجل')).toBe(place(lines[1], 'محلي'));
    expect(await rasidOk('feeds', 'list', '--state', 'failing', '--json')).toMatch(/^\{"id":"ill"[^\n]*\n$/);
  });

  test('one feed with its last attempts', async () => {
    const attempts = Array.from({ length: 30 }, (_, i) =>
      attempt(
        i === 29
          ? { outcome: 'failed', status: 503, trouble: 'server_error', message: 'the server answers 503' }
          : { status: 200, bytes: 10_000 + i, items: 20, fresh: i },
      ),
    );
    await put(
      { id: 'one', url: 'https://a.example/f', name: 'واحد', timeZone: 'Africa/Tripoli' },
      { attempts },
    );
    const shown = await rasidOk('feeds', 'show', 'one');
    expect(shown).toMatch(/timeZone +Africa\/Tripoli/);
    const table = shown.slice(shown.indexOf('last 30 attempts')).split('\n').slice(2, 32);
    expect(table[0]).toMatch(/failed +503 +– +120 ms +– +– +the server answers 503/);
    expect(table[29]).toMatch(/read +200 +10000 +120 ms +20 +0/);
  });
});

describe('checking', () => {
  test('a site in one screen: its feed, the way, dates, manners and the first article', async () => {
    const daftar = site.outlets.find(({ key }) => key === 'daftar');
    const out = await rasidOk('feeds', 'check', daftar?.feedUrl ?? '');
    for (const line of out.split('\n')) expect([...line].length).toBeLessThanOrEqual(100);
    for (const name of [
      'request',
      'format',
      'cache',
      'items',
      'dates',
      'rhythm',
      'robots',
      'politeness',
      'first item',
      'article',
      'begins',
      'ends',
    ])
      expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    expect(out).toContain('news-sitemap · application/xml · windows-1256 (as declared)');
    expect(await feeds()).toEqual([]);
  });

  test('of several feeds the main one, with what its publisher asks for', async () => {
    const out = await rasidOk('feeds', 'check', outlet.origin, '--max-interval', '1h');
    expect(out).toMatch(/3 feeds named by/);
    expect(out).toMatch(/› http:\S+\/feed\n +جريدة الصباح · 8 items/);
    expect(out).toContain('utf-8 (declared windows-1256)');
    expect(out).toContain('an item every 40m → polled every');
    expect(out).toMatch(/asks for +ttl 1h · no poll at 3 h UTC/);
    expect(out).toContain('https://hub.example/ (WebSub');
    expect(out).toContain('at most a request every 5 s to this host');
    expect(out).toContain('the feed says windows-1256, but its bytes are utf-8');
    const all = await rasidOk('feeds', 'add', outlet.origin, '--all', '--tag', 'صباح');
    expect(all.match(/^added /gm)).toHaveLength(3);
  });

  test('moves on the way, and a page that robots.txt forbids', async () => {
    const moved = await rasidOk('feeds', 'check', `${outlet.origin}/old`);
    expect(moved).toMatch(/301 \S+\/old → \S+\/older\n +308 \S+\/older → \S+\/feed\n +200 · /);
    expect(moved).toMatch(/the feed has moved for good\n +→ use its new address: \S+\/feed/);
    const closed = await rasidOk('feeds', 'check', `${outlet.origin}/sport/feed`);
    expect(closed).toMatch(/page is disallowed/);
    expect(closed).toMatch(/! robots.txt: the page may not be fetched/);
  });

  test('the document that would be stored, as JSON, with the settings of a feed of ours', async () => {
    const { feedUrl = '', name } = site.outlets.find(({ key }) => key === 'qindil') ?? {};
    await put({ id: 'qindil', url: feedUrl, name: 'قنديل', country: 'EG' });
    const [report] = jsonLines<{ ok: boolean; document: { lang: string; source: object; title: string } }>(
      await rasidOk('feeds', 'check', 'qindil', '--json'),
    );
    expect(report).toMatchObject({
      ok: true,
      document: { lang: 'ar', source: { feedId: 'qindil', name: 'قنديل', country: 'EG' } },
    });
    expect(site.articles.map(({ title }) => title)).toContain(report?.document.title);
    expect(name).toBeDefined();
  });

  test('what is wrong is said with what to do', async () => {
    const { code, out } = await rasid(
      'feeds',
      'check',
      `${new URL('/nothing', site.outlets[0]?.siteUrl).href}`,
    );
    expect(code).toBe(1);
    expect(out).toMatch(
      /✗ the server answers 404\n +→ its site has another feed now: rasid feeds check http/,
    );
    const login = await rasid('feeds', 'check', site.landmarks.notAFeedUrl);
    expect(login.out).toMatch(/✗ expected RSS, Atom, .*got an HTML page/);
  });
});

test('a backfill has the fetcher read older articles of a feed that is not even polled', async () => {
  const { feedUrl = '', siteUrl = '' } = site.outlets.find(({ key }) => key === 'shurfa') ?? {};
  await put({ id: 'shurfa', url: feedUrl, state: 'paused' });
  for (const [args, message] of [
    [['shurfa', '--limit', '0'], /expected a number from 1 to/],
    [['shurfa', '--since', 'قريبا'], /expected a day such as/],
    [['nobody'], /there is no feed "nobody"/],
  ] as const)
    expect((await rasid('feeds', 'backfill', ...args)).err).toMatch(message);
  const fleet = await world.startFleet(['fetcher']);
  const queued = await rasidOk('feeds', 'backfill', 'shurfa', '--limit', '3', '--since', '1 يناير 2020');
  expect(queued).toContain('up to 3 older articles since 2020-01-01 are queued');
  const pages = site.articles.map(({ url }) => url).filter((url) => url.startsWith(siteUrl));
  const visited = () => pages.filter((url) => site.requestsFor(url) > 0);
  await until('three pages to be fetched', () => visited().length === 3, {
    timeoutMs: 60_000,
    seen: visited,
  });
  await fleet.stop();
  expect(visited()).toHaveLength(3);
});

/** Arabic letters and ASCII in windows-1256, by trying its bytes. */
function windows1256(text: string): Buffer {
  const decoder = new TextDecoder('windows-1256');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from([...text].map((char) => bytes.get(char) ?? 0x3f));
}
