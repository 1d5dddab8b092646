import { feedFieldNames, feedFields, type FeedFieldName } from './feedFields.ts';
import { toTexts, valueOf, fromTexts } from './fieldTexts.ts';
import type { FeedSettings } from './feedSettings.ts';

/** Of the attributes `rasid:…` that carry what OPML has no word for. */
const RASID_NAMESPACE = 'https://github.com/rasid-news/rasid/opml';
/** Deeper folders are written flat: readers of OPML, ours too, go only so deep. */
const MAX_NESTED = 16;

type Folder = { readonly folders: Map<string, Folder>; readonly feeds: FeedSettings[] };
const emptyFolder = (): Folder => ({ folders: new Map(), feeds: [] });

/**
 * Feeds as OPML 2.0: nested in their folders, with every setting, so that `readOpml` gives back the same. Other
 * programs find what they know (text, xmlUrl, htmlUrl, category) and pass over the rest.
 */
export function writeOpml(feeds: readonly FeedSettings[], options: { title: string; now: Date }): string {
  const root = emptyFolder();
  for (const feed of feeds) folderOf(root, nestedPath(feed.folder)).feeds.push(feed);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:rasid="${RASID_NAMESPACE}">`,
    '  <head>',
    `    <title>${escapeXml(options.title)}</title>`,
    `    <dateCreated>${options.now.toUTCString()}</dateCreated>`,
    '    <docs>http://opml.org/spec2.opml</docs>',
    '  </head>',
    '  <body>',
    ...folderLines(root, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/** The parts of a folder's name that can be nested and read back as they are. */
function nestedPath(folder: string | undefined): string[] {
  const parts = folder?.split('/') ?? [];
  const fits =
    parts.length <= MAX_NESTED && parts.every((part) => part.trim() === part && part !== '' && isPlain(part));
  return fits ? parts : [];
}

const folderOf = (root: Folder, path: readonly string[]): Folder =>
  path.reduce((at, name) => {
    const inner = at.folders.get(name) ?? emptyFolder();
    at.folders.set(name, inner);
    return inner;
  }, root);

const folderLines = (folder: Folder, indent: string): string[] => [
  ...[...folder.folders].flatMap(([name, inner]) => [
    `${indent}<outline${attributesOf({ text: name, title: name })}>`,
    ...folderLines(inner, `${indent}  `),
    `${indent}</outline>`,
  ]),
  ...folder.feeds.map((feed) => `${indent}<outline${attributesOf(outlineOf(feed))}/>`),
];

/** What stands in the attributes of OPML itself. */
const STANDARD: ReadonlySet<FeedFieldName> = new Set(['url', 'name', 'site', 'folder']);

function outlineOf(feed: FeedSettings): Record<string, string> {
  const texts = toTexts(feed);
  const said = feedFieldNames.flatMap((name) => {
    const text = texts[name];
    return text === undefined || STANDARD.has(name) || !readsBack(feed, name, text)
      ? []
      : [[`rasid:${name}`, text]];
  });
  const exact = exactOf(feed, texts);
  return {
    type: 'rss',
    text: plain(feed.name),
    title: plain(feed.name),
    xmlUrl: plain(feed.url),
    ...(feed.siteUrl !== undefined && { htmlUrl: plain(feed.siteUrl) }),
    ...(feed.tags.length > 0 && {
      category: plain(feed.tags.map((tag) => tag.replaceAll(',', ' ')).join(',')),
    }),
    ...Object.fromEntries(said as [string, string][]),
    ...(exact !== undefined && { 'rasid:exact': exact }),
  };
}

/** What text or XML can't carry as it is, such as control characters or spaces at an end, as JSON. */
function exactOf(
  feed: FeedSettings,
  texts: Readonly<Partial<Record<FeedFieldName, string>>>,
): string | undefined {
  const fields = feedFieldNames.flatMap((name) => {
    const [value, text] = [valueOf(feed, name), texts[name] ?? ''];
    if (value === undefined || (name === 'tags' && feed.tags.length === 0)) return [];
    if (name === 'folder' ? nestedPath(feed.folder).length > 0 : readsBack(feed, name, text)) return [];
    return [[name, value] as const];
  });
  return fields.length > 0 ? asciiJson(Object.fromEntries(fields)) : undefined;
}

const readsBack = (feed: FeedSettings, name: FeedFieldName, text: string): boolean =>
  isPlain(text) &&
  JSON.stringify(feedFields[name].read(text)) === JSON.stringify(valueOf(feed, name)) &&
  fromTexts({ [name]: text }).problems.length === 0;

/** JSON in which nothing stands that XML can't carry. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(UNFIT, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Characters that XML 1.0 §2.2 does not allow, and those that readers take for others (§2.11, C1 controls). */
const UNFIT = /[\u0000-\u0008\u000b\u000c\u000d-\u001f\u007f-\u009f\ufffe\uffff\ufeff]|\p{Cs}/gu;

const isPlain = (text: string): boolean => text.search(UNFIT) < 0;
const plain = (text: string): string => text.replace(UNFIT, ' ');

const attributesOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Line breaks and tabs by number: else a reader of XML makes spaces of them (XML 1.0 §3.3.3). */
const escapeXml = (text: string): string =>
  text.replace(/[&<>"\n\t]/g, (char) => escapes[char] ?? `&#${char.charCodeAt(0)};`);
