import { childOf, childrenOf, elementsOf } from '../formats/xmlFields.ts';
import { parseXml, type XmlElement } from '../formats/xmlTree.ts';
import { feedFieldNames } from './feedFields.ts';
import type { FeedListResult, ListedFeed, ListProblem } from './feedSettings.ts';
import { parseSettings } from './fieldTexts.ts';
import {
  addressOf,
  foreignName,
  foreignTexts,
  ownTexts,
  plainName,
  type Attributes,
} from './outlineTexts.ts';

/** More than any operator has. */
const MAX_FEEDS = 100_000;
const MAX_PROBLEMS = 1_000;

type Reading = {
  readonly feeds: ListedFeed[];
  readonly problems: ListProblem[];
  /** Whether `writeOpml` wrote it: then everything stands as it is meant. */
  readonly isOurs: boolean;
  outlines: number;
};

/**
 * The feeds of an OPML document, of ours or of another program's. A feed that can't be read is a problem with its
 * place and reason, and the next goes on. What has no feeds at all is an error.
 */
export function readOpml(xml: string): FeedListResult {
  const [root] = elementsOf(parseXml(xml));
  if (root?.name !== 'opml')
    return {
      ok: false,
      message: `expected OPML, got ${root ? `XML with the root <${root.name}>` : 'plain text'}`,
    };
  const isOurs = Object.hasOwn(root.attributes, 'xmlns:rasid');
  const reading: Reading = { feeds: [], problems: [], isOurs, outlines: 0 };
  readOutlines(childOf(root, 'body') ?? root, [], reading);
  const { feeds, problems } = reading;
  if (feeds.length + problems.length === 0) return { ok: false, message: 'the OPML holds no feeds' };
  return { ok: true, list: { feeds, problems } };
}

function readOutlines(parent: XmlElement, folder: readonly string[], reading: Reading): void {
  for (const outline of childrenOf(parent, 'outline')) {
    reading.outlines++;
    const { attributes, children } = outline;
    const url = addressOf(attributes);
    if (url !== undefined) readFeed(attributes, url, folder, reading);
    else if (children.length === 0) noteNoFeed(attributes, reading);
    // what stands inside a feed stands beside it
    const name = (reading.isOurs ? plainName : foreignName)(attributes);
    readOutlines(outline, url === undefined && name !== '' ? [...folder, name] : folder, reading);
  }
}

function readFeed(attributes: Attributes, url: string, folder: readonly string[], reading: Reading): void {
  if (reading.feeds.length >= MAX_FEEDS)
    return note(reading, attributes, `more than ${MAX_FEEDS} feeds in a list`);
  const texts = reading.isOurs ? ownTexts(attributes, url) : foreignTexts(attributes, url);
  const exact = reading.isOurs ? readExact(attributes['rasid:exact']) : {};
  if (!exact) return note(reading, attributes, 'rasid:exact is not the JSON that rasid writes');
  const parsed = parseSettings({ ...texts, folder: folder.join('/') }, exact);
  if (parsed.ok) reading.feeds.push({ at: placeOf(reading, attributes), settings: parsed.settings });
  else note(reading, attributes, parsed.message);
}

/** Values by field that could not be written as text. */
function readExact(json: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (json === undefined) return {};
  try {
    const value: unknown = JSON.parse(json);
    const isKnown = ([name]: [string, unknown]) => (feedFieldNames as string[]).includes(name);
    return Object.fromEntries(Object.entries(value as object).filter(isKnown));
  } catch {
    return undefined;
  }
}

/** A heading, an empty folder or a remark is nothing to report; a feed without its address is. */
function noteNoFeed(attributes: Attributes, reading: Reading): void {
  const { type = '', url = '', htmlurl: site = '' } = attributes;
  if (/^(rss|atom)$/i.test(type)) {
    const hint = site === '' ? '' : `; look for it with: rasid feeds add ${site}`;
    note(reading, attributes, `it has no address of a feed${hint}`);
  }
  if (/^link$/i.test(type)) note(reading, attributes, `a link to a page (${url}), no feed`);
  if (/^include$/i.test(type)) note(reading, attributes, `a list elsewhere (${url}): import it by itself`);
}

function note(reading: Reading, attributes: Attributes, message: string): void {
  if (reading.problems.length < MAX_PROBLEMS)
    reading.problems.push({ at: placeOf(reading, attributes), message });
}

const placeOf = ({ outlines }: Reading, attributes: Attributes): string =>
  `outline ${outlines} «${foreignName(attributes).slice(0, 60)}»`;
