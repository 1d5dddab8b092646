import { z } from 'zod';

/** RFC 3339 in UTC with milliseconds, as `Date.toISOString` writes it. */
export const moment = z.iso.datetime();

export const articleId = z.string().regex(/^[0-9a-f]{32}$/, 'an article id is 32 hexadecimal digits');
export const feedId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a feed id is lower-case letters, digits and hyphens');
export const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https address' }).max(4096);
