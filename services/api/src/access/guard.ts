import { createHash } from 'node:crypto';
import { mayAct, type Role } from '@rasid/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.ts';
import { whoIs, type Books, type Person } from './whoIs.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whom the route is for; one that does not say so is refused when it is added. */
    access?: Role | 'public';
  }
  interface FastifyRequest {
    person: Person | undefined;
  }
}

export const SESSION_COOKIE = 'rasid_session';
const CSRF_HEADER = 'x-rasid-csrf';

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Looks at every request before anything else does: who makes it, whether the page made it, and whether they may. */
export function addGuard(app: FastifyInstance, books: Books): void {
  app.decorateRequest('person', undefined);
  app.addHook('onRoute', ({ config, method, url }) => {
    if (config?.access === undefined)
      throw new Error(`route ${String(method)} ${url} does not say whom it is for`);
  });
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access === undefined) return; // there is no such route
    const { authorization } = request.headers;
    const session = request.cookies[SESSION_COOKIE];
    if (access === 'public') return;
    const person = await whoIs({ authorization, session }, books);
    if (!person) throw new Problem('not_signed_in');
    if (person.session !== undefined) refuseForged(request, session ?? '');
    if (!mayAct(person.role, access)) throw new Problem('forbidden', needed(access));
    request.person = person;
  });
}

/** What a page has to show besides its cookie, which other sites' requests carry as well. */
export const csrfTokenOf = (session: string): string =>
  createHash('sha256').update(`csrf\n${session}`).digest('base64url');

function refuseForged(request: FastifyRequest, session: string): void {
  if (CHANGES_NOTHING.has(request.method)) return;
  if (request.headers[CSRF_HEADER] !== csrfTokenOf(session)) throw new Problem('forged');
}

const needed = (role: Role) => ({
  ar: `يلزم دور «${role}» على الأقل`,
  en: `the role "${role}" or a higher one is needed`,
});

/** Who makes the request, on a route that is not public. */
export function personOf(request: FastifyRequest): Person {
  if (!request.person) throw new Problem('not_signed_in');
  return request.person;
}
