import { roles, type Role } from '@rasid/contracts';
import { createBulkWriter, ensureIndices } from '@rasid/search';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiWorld, PASSWORD, type ApiWorld } from '../apiWorld.ts';
import { idOf, toWrite } from '../storedArticles.ts';

let api: ApiWorld;
let tokens: Record<Role, { authorization: string }>;
let viewer: { authorization: string };
let admin: { authorization: string };

const story = idOf(900);

beforeAll(async () => {
  api = await openApiWorld();
  await ensureIndices(api.client, api.world.namespace);
  const writer = createBulkWriter({ client: api.client, maxCount: 50 });
  const write = toWrite(api.world.namespace);
  const writes = [
    {
      n: 1,
      title: 'للقوات المسلحة تمرين',
      text: 'نفذت القوّاتُ المسلّحة تمرينا.',
      publishedAt: '2026-11-20T10:00:00.000Z',
    },
    {
      n: 2,
      title: '=HYPERLINK("http://evil.example")',
      text: 'عنوان <script>alert(1)</script> خبيث.',
      publishedAt: '2026-11-21T10:00:00.000Z',
    },
    {
      n: 3,
      title: 'وزير الصحة يزور درنة',
      text: 'زار وزير الصحة مدينة درنة.',
      publishedAt: '2026-11-22T10:00:00.000Z',
    },
    {
      n: 4,
      title: 'درنة تستقبل الوزير',
      text: 'استقبلت درنة وزير الصحة.',
      publishedAt: '2026-11-22T12:00:00.000Z',
    },
  ].map(write);
  const inStory = writes.map((each, i) =>
    i < 2 ? each : { ...each, source: { ...each.source, storyId: story } },
  );
  await writer.write(inStory);
  await api.client.indices.refresh({ index: `${api.world.namespace}articles` });
  tokens = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await api.tokenOf(role)] as const)),
  ) as typeof tokens;
  ({ viewer, admin } = tokens);
});

afterAll(() => api.close());

const idsOf = (body: Record<string, unknown>) =>
  (body['hits'] as { id: string }[]).map(({ id }) => parseInt(id, 16));
const find = (query: string) => api.ask(`/api/articles?${query}`, { headers: viewer });

describe('searching', () => {
  test('finds in the language of the search, and marks in place', async () => {
    const { status, body } = await find(`q=${encodeURIComponent('القوات المسلحة')}`);
    expect(status).toBe(200);
    expect(idsOf(body)).toEqual([1]);
    expect(JSON.stringify(body)).toContain('<mark>');
  });

  test('pages by a cursor through every article once', async () => {
    const seen: number[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { body } = await find(`sort=newest&size=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...idsOf(body));
      cursor = (body['cursor'] as string | undefined) ?? '';
      if (!cursor) break;
    }
    expect(seen).toEqual([4, 3, 2, 1]);
  });

  test.each([
    ['from=2026-11-22', [4, 3]],
    ['to=2026-11-20', [1]],
    ['from=2026-11-22T11:00:00%2B00:00', [4]],
    ['stories=true', [4, 2, 1]],
  ])('%s narrows', async (query, ids) => {
    expect(idsOf((await find(`sort=newest&${query}`)).body)).toEqual(ids);
  });

  test('counts what it finds, by day of the zone asked for', async () => {
    const { status, body } = await api.ask(
      '/api/articles/facets?q=%D8%AF%D8%B1%D9%86%D8%A9&timeZone=Africa/Tripoli',
      { headers: viewer },
    );
    expect(status).toBe(200);
    expect(body['sources']).toEqual([{ value: expect.any(String) as string, count: 2 }]);
    const { bars } = body['histogram'] as { bars: { count: number }[] };
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  test('a query that can not be read is shown where, in the language of the reader', async () => {
    const path = `/api/articles?q=${encodeURIComponent('"القوات')}`;
    const arabic = await api.ask(path, { headers: viewer });
    expect(arabic.status).toBe(400);
    expect(arabic.headers.get('content-type')).toContain('application/problem+json');
    expect(arabic.headers.get('content-language')).toBe('ar');
    expect(arabic.body).toMatchObject({ code: 'bad_query', query: { at: expect.any(Number) as number } });
    expect(arabic.body['detail']).toMatch(/[\u0621-\u064a]/);
    const english = await api.ask(path, {
      headers: { ...viewer, 'accept-language': 'en-GB,en;q=0.9,ar;q=0.1' },
    });
    expect(english.body['title']).toBe('The query can not be read');
  });

  test.each([
    'size=0',
    'size=1e9',
    'country=libya',
    'topic=none',
    'from=2026-02-30',
    'sort=random',
    'cursor=x',
  ])('%s is refused', async (query) => {
    const { status, body } = await find(query);
    expect(status).toBe(400);
    expect(body['code']).toMatch(/^bad_/);
  });
});

describe('an article', () => {
  test('is whole, and is not sent again while it is the same', async () => {
    const first = await api.ask(`/api/articles/${idOf(3)}`, { headers: viewer });
    expect(first.body).toMatchObject({
      id: idOf(3),
      title: 'وزير الصحة يزور درنة',
      body: 'زار وزير الصحة مدينة درنة.',
    });
    const etag = first.headers.get('etag') ?? '';
    const second = await api.ask(`/api/articles/${idOf(3)}`, {
      headers: { ...viewer, 'if-none-match': etag },
    });
    expect(second.status).toBe(304);
  });

  test.each([idOf(77), 'x', '..%2Ffeeds', '%00'])('%s is none', async (id) => {
    expect([400, 404]).toContain((await api.ask(`/api/articles/${id}`, { headers: viewer })).status);
  });

  test('and its story has every report in the order of time', async () => {
    const { body } = await api.ask(`/api/stories/${story}`, { headers: viewer });
    expect((body['articles'] as { id: string }[]).map(({ id }) => id)).toEqual([idOf(3), idOf(4)]);
    expect(body['title']).toBe('وزير الصحة يزور درنة');
  });
});

describe('an export', () => {
  const take = (format: string) => api.ask(`/api/articles/export?format=${format}`, { headers: viewer });

  test('as CSV has no cell that a table would reckon', async () => {
    const { text, headers } = await take('csv');
    expect(headers.get('content-disposition')).toContain('rasid.csv');
    expect(text.split('\n').filter(Boolean)).toHaveLength(5);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  });

  test('as JSON Lines has an article a line', async () => {
    const ids = (await take('jsonl')).text
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids).toEqual([idOf(4), idOf(3), idOf(2), idOf(1)]);
  });

  test('as RSS is read by our own reader of feeds', async () => {
    const { text } = await take('rss');
    expect(text).toContain('<title>وزير الصحة يزور درنة</title>');
    expect(text).toContain('=HYPERLINK(&quot;http://evil.example&quot;)');
  });
});

describe('signing in', () => {
  test('gives a cookie that scripts do not see and other sites do not send', async () => {
    const { answer } = await api.signIn('analyst');
    expect(answer.body).toMatchObject({ name: 'analyst', role: 'analyst' });
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  });

  test.each([
    ['analyst', 'خطأ'],
    ['nobody', PASSWORD],
    ['', ''],
    ['../accounts', PASSWORD],
  ])('%s with %s is refused alike', async (name, password) => {
    const { answer } = await api.signIn(name, password);
    expect(answer.status).toBe(401);
    expect(answer.body['code']).toBe('wrong_login');
  });

  test('never takes over a session that the browser brought', async () => {
    const brought = 'rasid_session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    const answer = await api.ask('/api/session', {
      method: 'POST',
      body: { name: 'viewer', password: PASSWORD },
      headers: { cookie: brought },
    });
    expect(answer.headers.get('set-cookie')).not.toContain(brought);
    expect((await api.ask('/api/session', { headers: { cookie: brought } })).status).toBe(401);
  });

  test('guesses run out', async () => {
    const codes = [];
    for (let guess = 0; guess < 15; guess++) codes.push((await api.signIn('operator', 'خطأ')).answer.status);
    expect(codes).toContain(429);
  });

  test('a change without the token of the page is forged', async () => {
    const { headers } = await api.signIn('analyst');
    const forged = await api.ask('/api/tokens', {
      method: 'POST',
      body: { name: 'x' },
      headers: { cookie: headers.cookie },
    });
    expect(forged.body['code']).toBe('forged');
    expect((await api.ask('/api/session', { headers: { cookie: headers.cookie } })).status).toBe(200);
  });

  test('ends by signing out', async () => {
    const { headers } = await api.signIn('viewer');
    expect((await api.ask('/api/session', { method: 'DELETE', headers })).status).toBe(204);
    expect((await api.ask('/api/session', { headers })).status).toBe(401);
  });
});

describe('a token', () => {
  test('can do no more than its owner, is shown once, and is revoked at once', async () => {
    const made = await api.ask('/api/tokens', {
      method: 'POST',
      body: { name: 'لوحة', role: 'admin' },
      headers: viewer,
    });
    expect(made.body['role']).toBe('viewer');
    const list = await api.ask('/api/tokens', { headers: viewer });
    expect(list.text).not.toContain(String(made.body['token']).split('_')[2]);
    const authorization = `Bearer ${String(made.body['token'])}`;
    expect((await api.ask('/api/session', { headers: { authorization } })).status).toBe(200);
    await api.ask(`/api/tokens/${String(made.body['id'])}`, { method: 'DELETE', headers: viewer });
    expect((await api.ask('/api/session', { headers: { authorization } })).body['code']).toBe('wrong_token');
  });

  test('of somebody else is not seen and not revoked', async () => {
    const mine = await api.ask('/api/tokens', { method: 'POST', body: { name: 'مدير' }, headers: admin });
    const path = `/api/tokens/${String(mine.body['id'])}`;
    expect((await api.ask(path, { method: 'DELETE', headers: viewer })).status).toBe(404);
    expect((await api.ask('/api/tokens', { headers: viewer })).text).not.toContain(String(mine.body['id']));
  });
});

describe('accounts', () => {
  test('are added, changed and closed by an administrator, and what was open ends', async () => {
    const body = { name: 'salma', role: 'analyst', password: 'سلمى-تكتب-الأخبار' };
    expect((await api.ask('/api/accounts', { method: 'POST', body, headers: admin })).status).toBe(201);
    expect((await api.ask('/api/accounts', { method: 'POST', body, headers: admin })).status).toBe(409);
    const { headers } = await api.signIn('salma', body.password);
    const closed = await api.ask('/api/accounts/salma', {
      method: 'PATCH',
      body: { state: 'disabled' },
      headers: admin,
    });
    expect(closed.body).toMatchObject({ id: 'salma', state: 'disabled' });
    expect(closed.text).not.toContain('argon2');
    expect((await api.ask('/api/session', { headers })).status).toBe(401);
    expect((await api.signIn('salma', body.password)).answer.status).toBe(401);
  });

  test('the last administrator stays one', async () => {
    const answer = await api.ask('/api/accounts/admin', {
      method: 'PATCH',
      body: { role: 'viewer' },
      headers: admin,
    });
    expect(answer.body['code']).toBe('conflict');
  });
});

/** Who may, route by route; a route that is not in the table fails the test. */
const rights: Readonly<Record<string, Role | 'public'>> = {
  'GET /api/openapi.json': 'public',
  'POST /api/session': 'public',
  'GET /api/session': 'viewer',
  'DELETE /api/session': 'viewer',
  'PUT /api/session/password': 'viewer',
  'GET /api/tokens': 'viewer',
  'POST /api/tokens': 'viewer',
  'DELETE /api/tokens/{id}': 'viewer',
  'GET /api/accounts': 'admin',
  'POST /api/accounts': 'admin',
  'PATCH /api/accounts/{name}': 'admin',
  'GET /api/articles': 'viewer',
  'GET /api/articles/facets': 'viewer',
  'GET /api/articles/export': 'viewer',
  'GET /api/articles/{id}': 'viewer',
  'GET /api/stories/{id}': 'viewer',
};

describe('rights', () => {
  test('every route is described, and is in the table', async () => {
    const { body } = await api.ask('/api/openapi.json');
    expect(body['openapi']).toBe('3.1.0');
    const described = Object.entries(body['paths'] as Record<string, Record<string, unknown>>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...described, 'GET /api/openapi.json'].sort()).toEqual(Object.keys(rights).sort());
  });

  const refused = ['not_signed_in', 'forbidden'];
  test.each(Object.entries(rights))('%s is for %s', async (route, needed) => {
    const [method = '', path = ''] = route.split(' ');
    const address = path.replace('{id}', idOf(1)).replace('{name}', 'nobody');
    const seen = async (headers: Record<string, string>) =>
      refused.includes(String((await api.ask(address, { method, headers })).body['code']))
        ? 'refused'
        : 'let in';
    expect(await seen({})).toBe(needed === 'public' ? 'let in' : 'refused');
    for (const role of roles) {
      const may = needed === 'public' || roles.indexOf(role) >= roles.indexOf(needed);
      expect([role, await seen(tokens[role])]).toEqual([role, may ? 'let in' : 'refused']);
    }
  });
});
