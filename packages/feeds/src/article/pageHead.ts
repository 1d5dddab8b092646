import { lineOf, type Page, type PageElement, elementsOf } from './page.ts';

/** The elements of a page that say something about it, gathered in one walk. */
export type PageHead = {
  readonly html: PageElement | undefined;
  readonly title: string | undefined;
  /** Against which addresses on the page are resolved, where it says so. */
  readonly base: string | undefined;
  /** Contents of meta elements by their name, property or itemprop, in lower case; the first of each counts. */
  readonly meta: ReadonlyMap<string, string>;
  readonly metaAll: (name: string) => readonly string[];
  /** `href` of link elements by their rel. */
  readonly links: ReadonlyMap<string, string>;
  readonly linkedData: readonly PageElement[];
  readonly dataScripts: readonly PageElement[];
  readonly headings: readonly PageElement[];
  readonly times: readonly PageElement[];
  readonly properties: ReadonlyMap<string, readonly PageElement[]>;
};

const JSON_TYPE = /^application\/(?:[\w.+-]*\+)?json$/i;

export function readHead(page: Page): PageHead {
  const meta = new Map<string, string[]>();
  const links = new Map<string, string>();
  const properties = new Map<string, PageElement[]>();
  const found = {
    linkedData: [] as PageElement[],
    dataScripts: [] as PageElement[],
    headings: [] as PageElement[],
    times: [] as PageElement[],
  };
  let html: PageElement | undefined;
  let title: string | undefined;
  let base: string | undefined;
  for (const element of elementsOf(page)) {
    const { name, attribs } = element;
    if (name === 'html') html ??= element;
    else if (name === 'title') title ??= lineOf(element) || undefined;
    else if (name === 'base') base ??= attribs['href'];
    else if (name === 'h1') found.headings.push(element);
    else if (name === 'time') found.times.push(element);
    else if (name === 'script') addScript(element, found);
    else if (name === 'link' && attribs['href']) addLinks(links, attribs);
    else if (name === 'meta' && attribs['content']) addMeta(meta, attribs, attribs['content']);
    for (const property of (attribs['itemprop'] ?? '').split(/\s+/).filter(Boolean))
      append(properties, property, element);
  }
  return {
    ...found,
    html,
    title,
    base,
    meta: new Map([...meta].map(([name, [first = '']]) => [name, first])),
    metaAll: (name) => meta.get(name) ?? [],
    links,
    properties,
  };
}

function append<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
}

function addScript(
  script: PageElement,
  { linkedData, dataScripts }: { linkedData: PageElement[]; dataScripts: PageElement[] },
): void {
  const type = script.attribs['type']?.trim() ?? '';
  if (/^application\/ld\+json/i.test(type)) linkedData.push(script);
  else if (JSON_TYPE.test(type) || script.attribs['id'] === '__NEXT_DATA__') dataScripts.push(script);
}

function addLinks(links: Map<string, string>, { rel = '', href = '' }: Record<string, string>): void {
  for (const kind of rel.toLowerCase().split(/\s+/)) if (!links.has(kind)) links.set(kind, href);
}

function addMeta(
  meta: Map<string, string[]>,
  { property, name, itemprop }: Record<string, string>,
  content: string,
): void {
  const key = property ?? name ?? itemprop;
  const value = content.trim();
  if (key && value) append(meta, key.trim().toLowerCase(), value);
}
