import { newToken, tokenState } from '@rasid/access';
import { apiTokenSchema, lesserRole, mayAct, roleSchema, type ApiToken } from '@rasid/contracts';
import { z } from 'zod';
import { personOf } from '../access/guard.ts';
import type { Person } from '../access/whoIs.ts';
import type { Api } from '../createApp.ts';
import { Problem } from '../problems/problem.ts';
import { problemAnswers } from './schemas.ts';

const shownSchema = apiTokenSchema
  .omit({ secretHash: true, revokedAt: true })
  .extend({ state: z.enum(['active', 'expired', 'revoked']) })
  .meta({ id: 'ApiToken', description: 'A token of a program; its secret is shown once, when it is made' });

/** Tokens for programs: everybody has those of their own, an administrator sees all. */
export function addTokenRoutes({ app, tokens, now }: Api): void {
  const shown = ({ secretHash: _hash, revokedAt: _revoked, ...token }: ApiToken) => ({ ...token });
  const show = (token: ApiToken) => ({ ...shown(token), state: tokenState(token, now()) });
  const isOf = ({ name, role }: Person, { owner }: ApiToken) => owner === name || mayAct(role, 'admin');

  app.get(
    '/api/tokens',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['tokens'],
        summary: 'My tokens',
        response: { 200: z.object({ tokens: z.array(shownSchema) }), ...problemAnswers },
      },
    },
    async (request) => {
      const all = await tokens.list();
      return { tokens: all.filter((token) => isOf(personOf(request), token)).map(show) };
    },
  );

  app.post(
    '/api/tokens',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['tokens'],
        summary: 'Make a token',
        body: z.object({
          name: z.string().trim().min(1).max(200),
          role: roleSchema.default('viewer').describe('It may do no more than its owner'),
          days: z
            .int()
            .min(1)
            .max(3_650)
            .optional()
            .describe('How long it is valid; for ever where not given'),
        }),
        response: {
          201: shownSchema.extend({ token: z.string() }).meta({ id: 'NewApiToken' }),
          ...problemAnswers,
        },
      },
    },
    async (request, reply) => {
      const { name, role } = personOf(request);
      const { name: label, role: wished, days } = request.body;
      const moment = now();
      const made = newToken({
        name: label,
        owner: name,
        role: lesserRole(wished, role),
        now: moment,
        expiresAt:
          days === undefined ? undefined : new Date(moment.getTime() + days * 86_400_000).toISOString(),
      });
      await tokens.create(made.token);
      return reply.status(201).send({ ...show(made.token), token: made.text });
    },
  );

  app.delete(
    '/api/tokens/:id',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['tokens'],
        summary: 'Revoke a token',
        params: z.object({ id: z.string().max(64) }),
        response: { 204: z.null(), ...problemAnswers },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const token = await tokens.get(id);
      if (!token || !isOf(personOf(request), token)) throw new Problem('not_found');
      await tokens.change(id, (known) => ({ ...known, revokedAt: known.revokedAt ?? now().toISOString() }));
      return reply.status(204).send(null);
    },
  );
}
