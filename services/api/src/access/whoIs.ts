import { hashOfSecret, isTokenOf, readToken, tokenState } from '@rasid/access';
import { lesserRole, type Account, type ApiToken, type Role } from '@rasid/contracts';
import type { Session } from '@rasid/queue';
import { Problem } from '../problems/problem.ts';

/** Who makes a request, and with which rights. */
export type Person = {
  readonly name: string;
  readonly role: Role;
  /** Of who came with a session: the hash it is kept under. */
  readonly session?: string;
};

export type Credentials = {
  readonly authorization: string | undefined;
  readonly session: string | undefined;
};

export type Books = {
  readonly accounts: { get(id: string): Promise<Account | undefined> };
  readonly tokens: { get(id: string): Promise<ApiToken | undefined> };
  readonly sessions: { find(key: string): Promise<Session | undefined> };
  readonly now: () => Date;
};

/** A session ends after so long, however much it is used. */
const LONGEST_SESSION_MS = 30 * 24 * 3_600_000;

/** Undefined where nothing is shown. A token that is shown and no good is a Problem. */
export async function whoIs(
  { authorization, session }: Credentials,
  books: Books,
): Promise<Person | undefined> {
  if (authorization !== undefined) return byToken(authorization, books);
  return session === undefined ? undefined : bySession(hashOfSecret(session), books);
}

async function byToken(authorization: string, { tokens, accounts, now }: Books): Promise<Person> {
  const read = readToken(/^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
  const token = read && (await tokens.get(read.id));
  if (!token || !isTokenOf(token, read.secret) || tokenState(token, now()) !== 'active')
    throw new Problem('wrong_token');
  const owner = await accounts.get(token.owner);
  if (owner?.state !== 'active') throw new Problem('wrong_token');
  return { name: owner.id, role: lesserRole(token.role, owner.role) };
}

async function bySession(key: string, { sessions, accounts, now }: Books): Promise<Person | undefined> {
  const session = await sessions.find(key);
  if (!session || now().getTime() - session.startedAtMs > LONGEST_SESSION_MS) return undefined;
  const account = await accounts.get(session.account);
  return account?.state === 'active' ? { name: account.id, role: account.role, session: key } : undefined;
}
