/** What is known of an article by which it can be told from another one. */
type Likeness = {
  readonly title: string | undefined;
  /** Addresses, canonical or as they were linked. */
  readonly url: string;
};

const LIKE = 0.5;

/**
 * Whether two addresses lead to one article, where one of them says so: a site whose pages all name the same canonical
 * address must not become one article. Titles must have half of their words in common, or the addresses the number or
 * the long name by which their site tells its articles apart.
 */
export const isSameArticle = (a: Likeness, b: Likeness): boolean =>
  haveLikeTitles(a.title, b.title) || haveOneName(a.url, b.url);

export function haveLikeTitles(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.size === 0 || other.size === 0) return false;
  const shared = [...one].filter((word) => other.has(word)).length;
  // one may be the other with a rubric before it
  return (
    shared / (one.size + other.size - shared) >= LIKE ||
    (shared >= 4 && shared === Math.min(one.size, other.size))
  );
}

const MAX_CHARACTERS = 500;
const wordsOf = (title = ''): Set<string> =>
  new Set(
    title
      .slice(0, MAX_CHARACTERS)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u0640\p{M}]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** What sites tell their articles apart by: a number of five digits at least, or a name of some words. */
const NAME = /\d{5,}|[^/?&=]{20,}/g;

function haveOneName(a: string, b: string): boolean {
  const names = new Set(namesIn(a));
  return namesIn(b).some((name) => names.has(name));
}

function namesIn(address: string): string[] {
  const url = URL.parse(address);
  return url ? ((url.pathname + url.search).match(NAME) ?? []) : [];
}
