import { plainText } from '../plainText.ts';
import { feedFieldNames, type FieldTexts } from './feedFields.ts';
import { fromTexts } from './fieldTexts.ts';
import { joinParts } from './textLists.ts';

/** Attributes of an outline; names are lower case, with their prefix. */
export type Attributes = Readonly<Record<string, string>>;

const MAX_NAME = 200;
const FEED_TYPES = /^(rss|atom|rdf|feed|jsonfeed|json)/i;

/** The address of an outline's feed; old programs have it in `url`. */
export const addressOf = ({ xmlurl = '', url = '', type = '' }: Attributes): string | undefined =>
  overHttp(xmlurl.trim() || (FEED_TYPES.test(type) ? url.trim() : '')) || undefined;

/** `feed://a.example/rss` and `feed:https://a.example/rss`, as programs of Apple write them. */
const overHttp = (url: string): string =>
  url.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://');

/** The name as it stands; some programs write only `text`, some only `title`. */
export const plainName = ({ text = '', title = '' }: Attributes): string => text.trim() || title.trim();

/** The name of an outline of another program, of which some escape twice. */
export function foreignName(attributes: Attributes): string {
  const name = plainName(attributes);
  return /[&<]/.test(name) ? plainText(name).replaceAll('\n', ' ') : name;
}

/** What `writeOpml` wrote, but for its folder and what stands in `rasid:exact`. */
export const ownTexts = (attributes: Attributes, url: string): FieldTexts => ({
  ...Object.fromEntries(
    feedFieldNames.flatMap((field) => {
      const text = attributes[`rasid:${field.toLowerCase()}`];
      return text === undefined ? [] : [[field, text]];
    }),
  ),
  url,
  name: attributes['text'] ?? '',
  site: attributes['htmlurl'] ?? '',
});

/** What another program wrote. What can't be a setting here is left out, but the address stands as it is. */
export function foreignTexts(attributes: Attributes, url: string): FieldTexts {
  const said: FieldTexts = {
    name: foreignName(attributes).slice(0, MAX_NAME),
    site: attributes['htmlurl'] ?? '',
    language: attributes['language'] ?? '',
    tags: joinParts(categoriesOf(attributes['category'] ?? '')),
    ...freshRssTexts(attributes),
  };
  const wrong = new Set(fromTexts({ url: 'http://any/', ...said }).problems.map(({ field }) => field));
  return { ...Object.fromEntries(Object.entries(said).filter(([field]) => !wrong.has(field as never))), url };
}

/** `/News/Libya,sport`: paths separated by commas. */
const categoriesOf = (category: string): string[] =>
  category
    .split(/[,،]/)
    .map((path) => path.trim().replace(/^\/+|\/+$/g, ''))
    .filter(Boolean);

/** The attributes of FreshRSS, https://freshrss.github.io/FreshRSS/en/developers/OPML.html */
function freshRssTexts(attributes: Attributes): FieldTexts {
  const of = (name: string) => attributes[`frss:${name}`] ?? '';
  const seconds = Number(of('ttl') || NaN);
  return {
    selector: of('cssfullcontent'),
    removeSelector: joinParts([of('csscontentfilter')]),
    userAgent: of('curlopt_useragent'),
    cookie: of('curlopt_cookie'),
    proxy: of('curlopt_proxy'),
    headers: of('curlopt_httpheader'),
    interval: seconds > 0 ? `${seconds}s` : '',
    state: seconds < 0 ? 'paused' : '',
  };
}
