import { hashPassword, LEAST_PASSWORD, MOST_PASSWORD } from '@rasid/access';
import { accountName, accountSchema, roleSchema, type Account } from '@rasid/contracts';
import { z } from 'zod';
import { personOf } from '../access/guard.ts';
import type { Api } from '../createApp.ts';
import { Problem } from '../problems/problem.ts';
import { problemAnswers } from './schemas.ts';

const shownSchema = accountSchema
  .omit({ passwordHash: true })
  .meta({ id: 'Account', description: 'Who may log in' });
const password = z.string().min(LEAST_PASSWORD).max(MOST_PASSWORD);

const shown = ({ passwordHash: _hash, ...account }: Account) => account;

const lastAdmin = {
  ar: 'هذا آخر مدير، ولا بد من مدير واحد على الأقل',
  en: 'this is the last administrator, and there has to be one',
};

/** Accounts, for administrators. */
export function addAccountRoutes({ app, accounts, sessions, now }: Api): void {
  app.get(
    '/api/accounts',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Who may log in',
        response: { 200: z.object({ accounts: z.array(shownSchema) }), ...problemAnswers },
      },
    },
    async () => ({ accounts: (await accounts.list()).map(shown) }),
  );

  app.post(
    '/api/accounts',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Add an account',
        body: z.object({ name: accountName, role: roleSchema, password }),
        response: { 201: shownSchema, ...problemAnswers },
      },
    },
    async (request, reply) => {
      const { name, role, password: given } = request.body;
      const moment = now().toISOString();
      const passwordHash = await hashPassword(given);
      const account: Account = {
        id: name,
        role,
        passwordHash,
        state: 'active',
        createdAt: moment,
        updatedAt: moment,
      };
      if (!(await accounts.create(account)))
        throw new Problem('conflict', { ar: `الاسم «${name}» مأخوذ`, en: `the name "${name}" is taken` });
      return reply.status(201).send(shown(account));
    },
  );

  app.patch(
    '/api/accounts/:name',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['accounts'],
        summary: 'Change the role, the password or the state of an account; its sessions end',
        params: z.object({ name: accountName }),
        body: z.object({
          role: roleSchema.optional(),
          password: password.optional(),
          state: z.enum(['active', 'disabled']).optional(),
        }),
        response: { 200: shownSchema, ...problemAnswers },
      },
    },
    async (request) => {
      const { name } = request.params;
      const { role, state, password: given } = request.body;
      const isLess = (role !== undefined && role !== 'admin') || state === 'disabled';
      if (isLess && isLastAdmin(await accounts.list(), name)) throw new Problem('conflict', lastAdmin);
      const passwordHash = given === undefined ? undefined : await hashPassword(given);
      const changed = await accounts.change(name, (account) => ({
        ...account,
        ...(role && { role }),
        ...(state && { state }),
        ...(passwordHash !== undefined && { passwordHash }),
        updatedAt: now().toISOString(),
      }));
      if (!changed) throw new Problem('not_found');
      await sessions.endAllOf(name);
      return shown(changed);
    },
  );

  app.put(
    '/api/session/password',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['session'],
        summary: 'Change my password; my sessions end',
        body: z.object({ password }),
        response: { 204: z.null(), ...problemAnswers },
      },
    },
    async (request, reply) => {
      const { name, session } = personOf(request);
      if (session === undefined) throw new Problem('forbidden'); // a token is no person
      const passwordHash = await hashPassword(request.body.password);
      await accounts.change(name, (account) => ({
        ...account,
        passwordHash,
        updatedAt: now().toISOString(),
      }));
      await sessions.endAllOf(name);
      return reply.status(204).send(null);
    },
  );
}

const isLastAdmin = (all: readonly Account[], name: string): boolean => {
  const admins = all.filter(({ role, state }) => role === 'admin' && state === 'active');
  return admins.length === 1 && admins[0]?.id === name;
};
