/** What a namespace is called here; the home of RSS and of sitemaps has no prefix. By address, without its end. */
const BY_ADDRESS = new Map(
  Object.entries({
    'www.w3.org/2005/atom': 'atom',
    'purl.org/atom/ns': 'atom',
    'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
    'purl.org/rss/1.0': '',
    'purl.org/net/rss1.1': '',
    'channel.netscape.com/rdf/simple/0.9': '',
    'my.netscape.com/rdf/simple/0.9': '',
    'my.netscape.com/publish/formats/rss-0.91': '',
    'backend.userland.com/rss': '',
    'backend.userland.com/rss2': '',
    'blogs.law.harvard.edu/tech/rss': '',
    'cyber.law.harvard.edu/rss': '',
    'www.sitemaps.org/schemas/sitemap/0.9': '',
    'www.google.com/schemas/sitemap/0.9': '',
    'www.google.com/schemas/sitemap/0.84': '',
    'purl.org/dc/elements/1.1': 'dc',
    'purl.org/dc/elements/1.0': 'dc',
    'purl.org/dc/terms': 'dcterms',
    'purl.org/rss/1.0/modules/dcterms': 'dcterms',
    'purl.org/rss/1.0/modules/content': 'content',
    'purl.org/rss/1.0/modules/syndication': 'sy',
    'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'search.yahoo.com/mrss': 'media',
    'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
    'purl.org/syndication/history/1.0': 'fh',
    'www.google.com/schemas/sitemap-news/0.9': 'news',
    'www.google.com/schemas/sitemap-image/1.1': 'image',
    'www.google.com/schemas/sitemap-video/1.1': 'video',
    'www.w3.org/1999/xhtml': 'xhtml',
    'www.w3.org/xml/1998/namespace': 'xml',
  }),
);

/** Prefixes that are used without being declared, beyond those that are called so here as well. */
const BY_CUSTOM = new Map(
  Object.entries({
    a10: 'atom',
    atom03: 'atom',
    atom10: 'atom',
    dct: 'dcterms',
    mrss: 'media',
    rss: '',
  }),
);

/** Prefixes in scope, each with what it is called here; the empty one is the default namespace. */
export type Scope = ReadonlyMap<string, string>;

export const OUTERMOST: Scope = new Map([['xml', 'xml']]);
const MOST_PREFIXES = 64;

/** The scope inside an element with these attributes: the address decides, since a prefix can be anything. */
export function scopeWithin(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let scope: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
    scope ??= new Map(outer);
    if (scope.size < MOST_PREFIXES) scope.set(prefix, calledHere(attributes[name] ?? '', prefix));
  }
  return scope ?? outer;
}

function calledHere(address: string, prefix: string): string {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]$/, '');
  return BY_ADDRESS.get(bare) ?? BY_CUSTOM.get(prefix) ?? prefix;
}

/** The one name of an element or attribute, in lower case: `content:encoded`, whatever prefix the publisher chose. */
export function nameWithin(scope: Scope, tag: string): string {
  const colon = tag.indexOf(':');
  const prefix = colon < 0 ? '' : tag.slice(0, colon).toLowerCase();
  const local = tag.slice(colon + 1).toLowerCase();
  const called = scope.get(prefix) ?? BY_CUSTOM.get(prefix) ?? prefix;
  return called === '' ? local : `${called}:${local}`;
}
