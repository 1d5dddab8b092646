import { z } from 'zod';
import { moment } from './moment.ts';

/** One item of a feed as its publisher wrote it, read but not judged: a link may be missing. */
export const feedEntrySchema = z.object({
  guid: z.string().max(4096).optional(),
  link: z.string().max(4096).optional(),
  title: z.string().optional(),
  /** HTML or text. */
  summary: z.string().optional(),
  /** HTML or text, the full article where the feed carries it. */
  content: z.string().optional(),
  author: z.string().optional(),
  publishedAt: moment.optional(),
  updatedAt: moment.optional(),
  categories: z.array(z.string()).optional(),
  image: z.string().max(4096).optional(),
});
export type FeedEntry = z.infer<typeof feedEntrySchema>;
