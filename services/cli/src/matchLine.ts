import { createMatcher, parseQuery, prepareDocument, type MatchDocument, type Matcher } from '@rasid/query';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const id = z.union([z.string(), z.number()]);
const ruleSchema = z.object({ id, query: z.string() });
const texts = z.array(z.string());

/** A document as `match` takes it: texts, and what is known about them. */
export const matchLineSchema = z.object({
  id,
  title: z.string().optional(),
  summary: z.string().optional(),
  text: z.string().optional(),
  author: z.string().optional(),
  source: z
    .union([z.string(), z.object({ name: z.string().optional(), feedId: z.string().optional() })])
    .optional(),
  people: texts.optional(),
  organisations: texts.optional(),
  locations: texts.optional(),
  places: z.array(z.union([z.string(), z.object({ name: z.string() })])).optional(),
  topics: z.array(z.union([z.string(), z.object({ slug: z.string() })])).optional(),
  countries: z.array(z.union([z.string(), z.object({ code: z.string() })])).optional(),
  lang: z.string().optional(),
  publishedAt: z.string().optional(),
});
export type MatchLine = z.infer<typeof matchLineSchema>;

type Rule = { readonly id: string | number; readonly matches: Matcher };

/**
 * Reads rules, `{id, query}` a line, and gives the ids of those that match a document, in the file's order. A rule that
 * can't be read is told to `onBadRule` and left out.
 */
export function createRuleMatcher(path: string, onBadRule: (message: string) => void) {
  const lines = readFileSync(path, 'utf8').split('\n');
  const rules = lines.flatMap((line, i) => (line.trim() === '' ? [] : readRule(line, i + 1, onBadRule)));
  return (line: MatchLine): (string | number)[] => {
    const document = prepareDocument(toDocument(line));
    return rules.filter(({ matches }) => matches(document)).map((rule) => rule.id);
  };
}

function readRule(line: string, number: number, onBadRule: (message: string) => void): Rule[] {
  const rule = ruleSchema.safeParse(jsonOf(line));
  if (!rule.success) {
    onBadRule(`rule in line ${number}: expected {"id": …, "query": "…"}, got ${line.slice(0, 80)}`);
    return [];
  }
  const parsed = parseQuery(rule.data.query);
  if (parsed.ok) return [{ id: rule.data.id, matches: createMatcher(parsed.query) }];
  const { at, message } = parsed.error;
  onBadRule(`rule ${rule.data.id} in line ${number}, character ${at + 1}: ${message.en}`);
  return [];
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function toDocument({
  text,
  source,
  places,
  topics,
  countries,
  locations,
  ...line
}: MatchLine): MatchDocument {
  return {
    ...line,
    body: text,
    source: typeof source === 'string' ? { name: source } : source,
    locations: [...(locations ?? []), ...(places ?? []).map((place) => nameOf(place))],
    topics: topics?.map((topic) => (typeof topic === 'string' ? topic : topic.slug)),
    countries: countries?.map((country) => (typeof country === 'string' ? country : country.code)),
  };
}

const nameOf = (place: string | { name: string }): string => (typeof place === 'string' ? place : place.name);
