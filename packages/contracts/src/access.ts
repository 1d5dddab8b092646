import { z } from 'zod';
import { moment } from './moment.ts';

/** From the least rights to the most; each may all that those before it may. */
export const roles = ['viewer', 'analyst', 'operator', 'admin'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const mayAct = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** A token can do no more than its owner. */
export const lesserRole = (a: Role, b: Role): Role => (mayAct(a, b) ? b : a);

/** The name a person logs in with. */
export const accountName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{1,63}$/,
    'expected 2 to 64 lower-case letters, digits, dots, hyphens or underscores',
  );

/** A document of the index `accounts`. */
export const accountSchema = z.object({
  id: accountName,
  role: roleSchema,
  /** `argon2id$memory$passes$lanes$salt$tag`, salt and tag in base64url. */
  passwordHash: z.string(),
  state: z.enum(['active', 'disabled']).default('active'),
  createdAt: moment,
  updatedAt: moment,
});
export type Account = z.infer<typeof accountSchema>;

/** A document of the index `api-tokens`: what a program shows in place of a password. */
export const apiTokenSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string().min(1).max(200),
  /** Whose it is. */
  owner: accountName,
  role: roleSchema,
  /** SHA-256 (hex) of the secret, which is nowhere kept. */
  secretHash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: moment,
  expiresAt: moment.optional(),
  revokedAt: moment.optional(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;
