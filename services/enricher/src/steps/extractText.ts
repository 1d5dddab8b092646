import type { RawArticle } from '@rasid/contracts';
import type { ArticleExtract, ExtractInput } from '@rasid/feeds';
import { dead, ok, UnavailableError, type Step } from '@rasid/pipeline';
import type { JobResult } from '@rasid/workers';
import type { ReadableArticle } from '../article.ts';

export type Extractor = (input: ExtractInput) => Promise<JobResult<ArticleExtract | undefined>>;

/** Joins what the page says with what the feed says; the page's own words come first. */
export const createExtractText = (extract: Extractor): Step<RawArticle, ReadableArticle> =>
  async function extractText(raw) {
    const url = raw.page?.url ?? raw.canonicalUrl;
    const { extraction, timeZone } = raw.reading ?? {};
    const extracted = await extract({
      html: raw.page?.html ?? '',
      url,
      entry: raw.entry,
      now: new Date(raw.fetchedAt),
      ...(extraction && { rules: extraction }),
      ...(timeZone !== undefined && { timeZone }),
    });
    if (!extracted.ok) return judgeFailure(url, extracted);
    const article = extracted.value;
    if (!article) return dead('entry_without_text', `${url}: found no title and no paragraph`);
    const { title, text, author, image } = article;
    const publishedAt = raw.entry.publishedAt ?? article.publishedAt;
    const updatedAt = raw.entry.updatedAt ?? article.updatedAt;
    return ok({
      raw,
      url,
      title,
      text,
      ...(article.summary !== undefined && { summary: article.summary }),
      ...(author !== undefined && { author }),
      ...(image !== undefined && { image }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(updatedAt !== undefined && { updatedAt }),
    });
  };

function judgeFailure(url: string, { failure, message }: Extract<JobResult<never>, { ok: false }>) {
  // the service stops; the article is not to blame
  if (failure === 'closed') throw new UnavailableError(message);
  const costly = failure === 'deadline' || failure === 'memory';
  return dead(costly ? 'page_too_costly' : 'step_failed', `${url}: extractText: ${message}`);
}
