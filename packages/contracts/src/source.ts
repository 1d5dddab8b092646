import { z } from 'zod';
import { feedId } from './moment.ts';

/** The outlet an article comes from, as the operator named it. */
export const sourceSchema = z.object({
  feedId,
  name: z.string().min(1).max(200),
  country: z.string().length(2).optional(),
  language: z.string().max(16).optional(),
});
export type Source = z.infer<typeof sourceSchema>;
