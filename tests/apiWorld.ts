import { hashPassword } from '@rasid/access';
import { roles, type Role } from '@rasid/contracts';
import { freePort } from '@rasid/local-engines';
import { createAccountStore, createSearchClient, ensureAccessIndices } from '@rasid/search';
import { createWorld } from './world.ts';

export const PASSWORD = 'كلمة-سر-الاختبار';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
};
type Ask = { method?: string; body?: unknown; headers?: Record<string, string> };

/** The API on the shared engines, with an account of each role, named as the role is. */
export async function openApiWorld() {
  const port = await freePort();
  const world = createWorld({ RASID_API_PORT: String(port) });
  const client = createSearchClient({ url: world.elasticsearchUrl });
  await ensureAccessIndices(client, world.namespace);
  const accounts = createAccountStore(client, world.namespace);
  const passwordHash = await hashPassword(PASSWORD);
  const moment = new Date().toISOString();
  for (const role of roles)
    await accounts.create({
      id: role,
      role,
      passwordHash,
      state: 'active',
      createdAt: moment,
      updatedAt: moment,
    });
  await world.startFleet(['api']);
  const url = `http://127.0.0.1:${port}`;

  const ask = async (path: string, { method = 'GET', body, headers = {} }: Ask = {}): Promise<Answer> => {
    const answer = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson =
      /json(;|$)/.test(answer.headers.get('content-type') ?? '') &&
      !answer.headers.get('content-type')?.includes('ndjson');
    const parsed = isJson && text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: answer.status, headers: answer.headers, text, body: parsed };
  };
  const signIn = async (name: string, password = PASSWORD) => {
    const answer = await ask('/api/session', { method: 'POST', body: { name, password } });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { answer, headers: { cookie, 'x-rasid-csrf': String(answer.body['csrf']) } };
  };
  const tokenOf = async (role: Role): Promise<{ authorization: string }> => {
    const { headers } = await signIn(role);
    const made = await ask('/api/tokens', { method: 'POST', body: { name: 'اختبار', role }, headers });
    return { authorization: `Bearer ${String(made.body['token'])}` };
  };
  return {
    world,
    client,
    url,
    ask,
    signIn,
    tokenOf,
    close: async () => {
      await client.close();
      await world.close();
    },
  };
}
export type ApiWorld = Awaited<ReturnType<typeof openApiWorld>>;
