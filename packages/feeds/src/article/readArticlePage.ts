import type { ExtractionRules } from '@rasid/contracts';
import { repairMojibake } from '../charset/mojibake.ts';
import { saneCanonical } from '../saneCanonical.ts';
import { known, resolveUrl } from '../parsedFeed.ts';
import { readBlocks } from './blocks.ts';
import { chooseBody } from './chooseBody.ts';
import { findText, type FoundText } from './findText.ts';
import { keepAllLines } from './keepLines.ts';
import { lineOf, parsePage, type Page } from './page.ts';
import { createIsOutlet, readByline, readName } from './personName.ts';
import { findShownAuthor } from './pageAuthor.ts';
import { findShownDate, readDate, type Clock } from './pageDate.ts';
import { readPageFacts } from './pageFacts.ts';
import { findScriptText } from './scriptText.ts';
import { shownImage } from './shownImage.ts';
import { shownTitle } from './shownTitle.ts';
import { applyRules, type Picked, type RuleError } from './siteRules.ts';
import { readStub, type Stub } from './stub.ts';

export type PageInput = Clock & {
  readonly html: string;
  readonly url: string;
  /** The operator's, for this outlet. */
  readonly rules?: ExtractionRules;
};

/** What a page gives of its article, without what the feed says. */
export type PageArticle = {
  readonly title?: string;
  /** A line a paragraph. */
  readonly text?: string;
  readonly summary?: string;
  readonly author?: string;
  /** Moments, RFC 3339 in UTC. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  /** ISO 639-1. */
  readonly lang?: string;
  readonly image?: string;
  readonly canonicalUrl?: string;
  /** Why the page is not the whole article, where it says so. */
  readonly stub?: Stub;
  /** What was wrong with the rules; the article was then found without them. */
  readonly ruleErrors?: readonly RuleError[];
};

export function readArticlePage({ html, url, rules, ...clock }: PageInput): PageArticle {
  const page = parsePage(repairMojibake(html));
  const picked = rules && applyRules(page, rules);
  const { facts, head, outlets, base } = readPageFacts(page, url, clock);
  const title = (picked?.title && lineOf(picked.title)) || facts.title;
  const found = textOf(page, title, picked);
  const text = chooseBody(found.lines, {
    articleBody: facts.articleBody,
    scriptText: () => findScriptText(head.dataScripts, title),
  });
  const shown = (picked?.date && readDate(lineOf(picked.date), clock)) ?? facts.publishedAt;
  return known({
    title: found.headline ?? title ?? shownTitle(found.before, text),
    text,
    summary: facts.description,
    author:
      (picked?.author && readName(lineOf(picked.author))) ||
      (facts.author ?? findShownAuthor(page, head, found.isOwn, outlets) ?? authorBefore(found)),
    publishedAt: shown ?? findShownDate(head, found, clock) ?? facts.dateInAddress,
    updatedAt: facts.updatedAt,
    lang: facts.lang,
    image: facts.image ?? resolveUrl(shownImage(page, found.isOwn), base),
    canonicalUrl: facts.canonical === undefined ? undefined : saneCanonical(facts.canonical, url),
    stub: readStub({ title, text, shown: found.shown, ...facts }),
    ruleErrors: picked && picked.errors.length > 0 ? picked.errors : undefined,
  });
}

const BYLINES_BEFORE = 15;

/** In the lines about the headline, or the first of the text. */
function authorBefore({ before }: FoundText): string | undefined {
  const isNobody = createIsOutlet([]);
  return before
    .slice(-BYLINES_BEFORE)
    .map(({ text }) => readByline(text))
    .find((name) => name !== undefined && !isNobody(name));
}

/** In what the operator named, where it is there; else found. */
function textOf(page: Page, title: string | undefined, picked: Picked | undefined): FoundText {
  if (!picked || picked.content.length === 0) return findText(page, title);
  const lines = picked.content.flatMap((element) => keepAllLines(readBlocks(element), title));
  return { lines, before: [], isOwn: () => true, shown: lines.join('\n') };
}
