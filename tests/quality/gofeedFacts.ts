/** What is compared of a feed: by place (`title`, `items.0.author`), dates as milliseconds. */
export type Facts = ReadonlyMap<string, string>;

type Json = Readonly<Record<string, unknown>>;
const asList = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const asDate = (value: unknown): string | undefined => {
  const ms = Date.parse(asText(value) ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
};

/**
 * What gofeed expects, out of the fixtures of its parsers (each has a form of its own) and of its translator. What the
 * translator makes of a parser's answer is expected there as well: the date of the last change where an entry of Atom has
 * none of publication, the date of the items where a JSON Feed has none.
 */
export function expectedFacts(json: Json): Facts {
  const facts = new Map<string, string>();
  const items = asList(json['items'] ?? json['entries']);
  note(facts, '', json, ['updatedParsed', 'lastBuildDateParsed', 'publishedParsed', 'pubDateParsed']);
  if ('home_page_url' in json) put(facts, 'date', asDate(items[0]?.['date_modified']));
  const published = ['publishedParsed', 'pubDateParsed', 'date_published'];
  items.forEach((item, i) => {
    note(facts, `items.${i}.`, item, 'entries' in json ? [...published, 'updatedParsed'] : published);
    put(facts, `items.${i}.updated`, asDate(item['updatedParsed'] ?? item['date_modified']));
  });
  return facts;
}

function note(facts: Map<string, string>, place: string, json: Json, dates: readonly string[]): void {
  put(facts, `${place}title`, asText(json['title']));
  put(facts, `${place}link`, linkOf(json));
  put(facts, `${place}author`, authorOf(json));
  put(facts, `${place}date`, dates.map((name) => asDate(json[name])).find(Boolean));
}

function put(facts: Map<string, string>, place: string, value: string | undefined): void {
  if (value !== undefined) facts.set(place, value);
}

function linkOf(json: Json): string | undefined {
  const own = asText(json['link'] ?? json['home_page_url'] ?? json['url']);
  const alternate = asList(json['links']).find(({ rel, href }) => rel === 'alternate' && href !== undefined);
  return own ?? asText(alternate?.['href']);
}

function authorOf(json: Json): string | undefined {
  const persons = [
    json['authors'] ?? json['author'] ?? json['managingEditor'] ?? json['webMaster'] ?? [],
  ].flat();
  const names = persons.map((person) =>
    typeof person === 'string' ? person : asText((person as Json)['name'] ?? (person as Json)['email']),
  );
  return asText(names.filter(Boolean).join(', ')) ?? extensionAuthor(json);
}

/** The fixtures of the parsers keep these apart; the translator makes them the author. */
function extensionAuthor(json: Json): string | undefined {
  const { creator, author } = (json['dcExt'] ?? {}) as Record<string, string[] | undefined>;
  return asText(creator?.[0] ?? author?.[0] ?? (json['itunesExt'] as Json | undefined)?.['author']);
}

/** What `rasid parse-feed` gave. */
export function foundFacts(feed: Json): Facts {
  const facts = new Map<string, string>();
  note(facts, '', feed, []);
  put(facts, 'date', asDate(feed['updatedAt']));
  asList(feed['items']).forEach((item, i) => {
    note(facts, `items.${i}.`, item, []);
    put(facts, `items.${i}.date`, asDate(item['publishedAt']));
    put(facts, `items.${i}.updated`, asDate(item['updatedAt']));
  });
  return facts;
}
