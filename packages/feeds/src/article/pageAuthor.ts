import { isText, isTag } from 'domhandler';
import { typesOf, type LinkedData } from './linkedData.ts';
import type { IsOwn } from './ownRegion.ts';
import { elementsOf, type Page, type PageElement } from './page.ts';
import type { PageHead } from './pageHead.ts';
import { createIsOutlet, readName } from './personName.ts';

const MAX_AUTHORS = 10;
const META =
  'author article:author article:author_name dc.creator dcterms.creator parsely-author sailthru.author byl cxenseparse:author citation_author'.split(
    ' ',
  );
const WRITTEN_BY = /written by|author|بواسطة|كتب/i;

/** Who wrote the article, as its data and its meta elements say; never the outlet. */
export function findAuthor(
  head: PageHead,
  linked: LinkedData,
  outlets: readonly string[],
): string | undefined {
  return firstAuthors(outlets, [
    () => namesIn(linked['author'] ?? linked['creator']),
    () => META.flatMap((name) => head.metaAll(name)),
    () =>
      WRITTEN_BY.test(head.meta.get('twitter:label1') ?? '') ? [head.meta.get('twitter:data1') ?? ''] : [],
  ]);
}

/** Who wrote it, as its byline says. */
export function findShownAuthor(
  page: Page,
  head: PageHead,
  isOwn: IsOwn,
  outlets: readonly string[],
): string | undefined {
  return firstAuthors(outlets, [
    () => (head.properties.get('author') ?? []).filter(isOwn).map(nameWithin),
    () => shownNames(page, isOwn),
  ]);
}

function firstAuthors(outlets: readonly string[], sources: readonly (() => string[])[]): string | undefined {
  const isOutlet = createIsOutlet(outlets);
  for (const source of sources) {
    const names = source()
      .flatMap((told) => readName(told) ?? [])
      .filter((name) => !isOutlet(name));
    if (names.length > 0) return joinNames([...new Set(names)].slice(0, MAX_AUTHORS));
  }
  return undefined;
}

const joinNames = (names: readonly string[]): string =>
  names.join(names.some((name) => /\p{Script=Arabic}/u.test(name)) ? '، ' : ', ');

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  const author = value as LinkedData;
  return typesOf(author).some((type) => /Organization$/.test(type)) ? [] : namesIn(author['name']);
}

function nameWithin(element: PageElement): string {
  const name = elementsOf(element).find(({ attribs }) => attribs['itemprop'] === 'name');
  return element.attribs['content'] ?? firstName(name ?? element) ?? '';
}

/** By what links to a writer's page, then by class. */
function shownNames(page: Page, isOwn: IsOwn): string[] {
  const elements = elementsOf(page);
  for (const isCandidate of [isAuthorLink, isByline]) {
    for (const element of elements) {
      const name = isCandidate(element) && isOwn(element) ? firstName(element) : undefined;
      if (name !== undefined) return [name];
    }
  }
  return [];
}

const isAuthorLink = ({ name, attribs }: PageElement): boolean =>
  name === 'a' &&
  (attribs['rel']?.split(/\s+/).includes('author') === true ||
    /\/(?:authors?|writers?|journalists?|reporters?)\/[^/?#]/i.test(attribs['href'] ?? ''));

const BYLINE_CLASS =
  /(?:^|[\s_-])(?:byline|author-?name|post-?author|entry-?author|article-?author|writer-?name|writeby|created-?by|journalist|reporter|author)(?:$|[\s_-])/i;
const NO_BYLINE = new Set(
  'html body main article section script style img input form aside ul ol'.split(' '),
);

const isByline = ({ name, attribs }: PageElement): boolean =>
  !NO_BYLINE.has(name) && BYLINE_CLASS.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`);

const MOST_SEGMENTS = 12;

/** The first piece of text that is a name: a byline has dates, roles and places as well. */
function firstName(element: PageElement): string | undefined {
  const segments: string[] = [];
  const gather = ({ children }: PageElement): void => {
    for (const child of children) {
      if (segments.length >= MOST_SEGMENTS) return;
      if (isText(child)) segments.push(child.data);
      else if (isTag(child) && child.name !== 'script' && child.name !== 'style') gather(child);
    }
  };
  gather(element);
  return segments.map(readName).find((name) => name !== undefined);
}
