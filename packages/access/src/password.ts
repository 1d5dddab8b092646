import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** In characters; long ones are phrases, longer ones an attack on our time. */
export const LEAST_PASSWORD = 10;
export const MOST_PASSWORD = 200;

/** RFC 9106 as the OWASP password storage cheat sheet puts it: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

const TAG_BYTES = 32;
const derive = promisify(argon2);

const tagOf = (password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> =>
  derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost });

/** `argon2id$memory$passes$lanes$salt$tag`: with its cost, so that a later one may be dearer. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await tagOf(password, salt, COST, TAG_BYTES);
  const { memory, passes, parallelism } = COST;
  return [
    'argon2id',
    memory,
    passes,
    parallelism,
    salt.toString('base64url'),
    tag.toString('base64url'),
  ].join('$');
}

/** Takes as long whether there is such an account or not: without a hash it is compared to one that nothing matches. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [kind, memory, passes, parallelism, salt, tag] = (hash ?? NOBODY).split('$');
  if (kind !== 'argon2id' || salt === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64url');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const given = await tagOf(password, Buffer.from(salt, 'base64url'), cost, expected.length);
  return timingSafeEqual(given, expected) && hash !== undefined;
}

const NOBODY = `argon2id$${COST.memory}$${COST.passes}$${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
