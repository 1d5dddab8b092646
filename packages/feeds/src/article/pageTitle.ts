import { fold } from '@rasid/arabic';

/** What a page says of its title, each on one line. */
export type TitleHints = {
  readonly headings: readonly string[];
  readonly headline: string | undefined;
  readonly openGraph: string | undefined;
  readonly element: string | undefined;
  /** Names by which the site may call itself, its host among them. */
  readonly siteNames: readonly string[];
};

/** What is longer is no headline. */
const LONGEST = 400;
const MOST_HEADINGS = 20;

/** The headline as readers see it, without the name of the site behind it. */
export function chooseTitle({
  headings,
  headline,
  openGraph,
  element,
  siteNames,
}: TitleHints): string | undefined {
  const sites = siteNames.map(bare).filter(({ length }) => length > 2);
  const shown = headings
    .filter((heading) => isHeadline(heading) && !sites.includes(bare(heading)))
    .slice(0, MOST_HEADINGS);
  const told = [headline, openGraph, element].filter(isHeadline).map((title) => withoutSite(title, sites));
  const both = shown.find((heading) => told.some((title) => isAlike(heading, title)));
  // a title element alone may say no more than the site's name
  return both ?? (isHeadline(headline) || isHeadline(openGraph) ? told[0] : (shown[0] ?? told[0]));
}

const isHeadline = (title: string | undefined): title is string =>
  title !== undefined && title.trim() !== '' && title.length <= LONGEST;

const ALIKE = 0.6;

/** Of the words of the shorter, most are in the longer; a word or two are no headline. */
export function isAlike(heading: string, title: string): boolean {
  const [a, b] = [new Set(bare(heading).split(' ')), new Set(bare(title).split(' '))];
  const common = [...a].filter((word) => b.has(word)).length;
  return (
    bare(heading) === bare(title) ||
    (common >= 2 && common >= ALIKE * Math.min(a.size, b.size) && a.size >= 0.4 * b.size)
  );
}

const bare = (title: string): string =>
  fold(title)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MARKS = /(\s+(?:\||::|»|«|•|·|[-–—])\s+|\s*\|\s*)/;
const DASH = /^[-–—]$/;
const SITE_CHARS = 40;

/** Cuts « | اسم الموقع» and « - site»: what is the site's name, and short parts behind a bar. */
function withoutSite(title: string, sites: readonly string[]): string {
  const parts = title.split(MARKS);
  const isSite = (part: string): boolean => {
    const [name, joined] = [bare(part), bare(part).replaceAll(' ', '')];
    return (
      name.length > 2 && sites.some((site) => name.includes(site) || site.includes(name) || site === joined)
    );
  };
  const isTail = (part: string, mark: string): boolean =>
    isSite(part) || (!DASH.test(mark) && part.length < SITE_CHARS && part.length < title.length / 2);
  while (parts.length >= 3 && isTail(parts.at(-1) ?? '', parts.at(-2)?.trim() ?? '')) parts.splice(-2);
  if (parts.length >= 3 && sites.includes(bare(parts[0] ?? ''))) parts.splice(0, 2);
  return parts.join('').trim();
}
