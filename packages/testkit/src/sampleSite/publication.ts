import type { ArticleDraft, ArticleWords } from './articles/draft.ts';
import type { Outlet } from './outlets.ts';

/** An article as it stands on its outlet at this moment. */
export type Publication = ArticleWords & {
  readonly draft: ArticleDraft;
  /** Path and query, as it stands in the address. */
  readonly path: string;
  readonly url: string;
  readonly imageUrl: string;
  readonly publishedAt: Date;
  readonly updatedAt?: Date;
};

const HOUR_MS = 3_600_000;

/** Publishes a draft on an outlet at `origin`, dated by the site's clock. `number` counts the outlet's articles. */
export function publish(
  draft: ArticleDraft,
  { outlet, origin, number, now }: { outlet: Outlet; origin: string; number: number; now: Date },
): Publication {
  const { title, summary, paragraphs } = draft;
  const path = outlet.articlePath(draft, number);
  const publishedAt = new Date(now.getTime() - draft.hoursAgo * HOUR_MS - number * 60_000);
  publishedAt.setUTCSeconds(0, 0);
  if (draft.datedYear !== undefined) publishedAt.setUTCFullYear(draft.datedYear);
  const imageUrl = `${origin}/images/${draft.key}.svg`;
  return { draft, title, summary, paragraphs, path, url: origin + path, imageUrl, publishedAt };
}

/** The article with the words of its update, if it has one. */
export const revise = (publication: Publication, updatedAt: Date): Publication =>
  publication.draft.update ? { ...publication, ...publication.draft.update, updatedAt } : publication;

export const changedAt = ({ publishedAt, updatedAt }: Publication): Date => updatedAt ?? publishedAt;

/** Newest first, as feeds and home pages list them. */
export const newestFirst = (publications: readonly Publication[]): Publication[] =>
  publications.toSorted((a, b) => changedAt(b).getTime() - changedAt(a).getTime());
