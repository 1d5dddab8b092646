import { csrfTokenOf, personOf, SESSION_COOKIE } from '../access/guard.ts';
import { takeTurn } from '../access/limits.ts';
import { hashOfSecret, isPassword, MOST_PASSWORD, newSecret } from '@rasid/access';
import { z } from 'zod';
import type { Api } from '../createApp.ts';
import { Problem } from '../problems/problem.ts';
import { personSchema, problemAnswers } from './schemas.ts';

/** Attempts a minute to log in: of one address, and into one account. */
const EACH_ADDRESS = 60;
const EACH_ACCOUNT = 10;
const MINUTE_MS = 60_000;

const signedIn = personSchema
  .extend({ csrf: z.string().optional().describe('To be sent as X-Rasid-Csrf with what changes something') })
  .meta({ id: 'SignedIn' });

/** Signing in and out of the page. */
export function addSessionRoutes({ app, accounts, sessions, gate, now, secureCookies }: Api): void {
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: secureCookies } as const;

  app.post(
    '/api/session',
    {
      config: { access: 'public' },
      schema: {
        tags: ['session'],
        summary: 'Sign in',
        body: z.object({ name: z.string().max(100), password: z.string().max(MOST_PASSWORD) }),
        response: { 200: signedIn, ...problemAnswers },
      },
    },
    async (request, reply) => {
      const { name, password } = request.body;
      await takeTurn(gate, `login:address:${request.ip}`, EACH_ADDRESS, MINUTE_MS);
      await takeTurn(gate, `login:account:${name}`, EACH_ACCOUNT, MINUTE_MS);
      const account = name === '' ? undefined : await accounts.get(name);
      const known = await isPassword(password, account?.passwordHash);
      if (!known || account?.state !== 'active') throw new Problem('wrong_login');
      const session = newSecret(); // never one that the browser had before
      await sessions.start(hashOfSecret(session), { account: account.id, startedAtMs: now().getTime() });
      reply.setCookie(SESSION_COOKIE, session, cookie);
      return { name: account.id, role: account.role, csrf: csrfTokenOf(session) };
    },
  );

  app.get(
    '/api/session',
    {
      config: { access: 'viewer' },
      schema: { tags: ['session'], summary: 'Who I am', response: { 200: signedIn, ...problemAnswers } },
    },
    (request) => {
      const { name, role, session } = personOf(request);
      const shown = request.cookies[SESSION_COOKIE];
      return {
        name,
        role,
        ...(session !== undefined && shown !== undefined && { csrf: csrfTokenOf(shown) }),
      };
    },
  );

  app.delete(
    '/api/session',
    {
      config: { access: 'viewer' },
      schema: { tags: ['session'], summary: 'Sign out', response: { 204: z.null(), ...problemAnswers } },
    },
    async (request, reply) => {
      const { session } = personOf(request);
      if (session !== undefined) await sessions.end(session);
      return reply.clearCookie(SESSION_COOKIE, cookie).status(204).send(null);
    },
  );
}
