import type { FastifyInstance } from 'fastify';
import { UnavailableError } from '@rasid/pipeline';
import type { RateGate } from '@rasid/queue';
import { Problem } from '../problems/problem.ts';

/** Requests a minute of one person, or of one address that shows nothing. */
const EACH_PERSON = 1_200;
const EACH_ADDRESS = 300;

/** Refuses who asks too often, over all processes. While Redis is away nobody is counted. */
export function addLimits(app: FastifyInstance, gate: RateGate): void {
  app.addHook('preHandler', async ({ person, ip, routeOptions }) => {
    if (routeOptions.config.access === undefined) return;
    await takeTurn(
      gate,
      person ? `api:person:${person.name}` : `api:address:${ip}`,
      person ? EACH_PERSON : EACH_ADDRESS,
    );
  });
}

/** Takes one of so many turns a minute; a Problem that says how long to wait where there is none. */
export async function takeTurn(
  gate: RateGate,
  key: string,
  perMinute: number,
  heldMs?: number,
): Promise<void> {
  const waitMs = await gate.take(key, perMinute, heldMs).catch((error: unknown) => {
    if (error instanceof UnavailableError) return 0;
    throw error;
  });
  if (waitMs > 0) throw new Problem('too_many', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}
