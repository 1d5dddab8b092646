import { createRuleIndex, parseQuery, type MatchDocument, type RuleIndex } from '@rasid/query';
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

/** A rule by its line in the file: two of one id are two rules. */
type Rules = { readonly index: RuleIndex<number>; readonly ids: Map<number, string | number> };

/**
 * Reads rules, `{id, query}` a line, and gives the ids of those that match a document, in the file's order. A rule that
 * can't be read or indexed is told to `onBadRule` and left out.
 */
export function createRuleMatcher(path: string, onBadRule: (message: string) => void) {
  const rules: Rules = { index: createRuleIndex(), ids: new Map() };
  for (const [i, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const problem = line.trim() === '' ? undefined : addRule(line, i + 1, rules);
    if (problem !== undefined) onBadRule(problem);
  }
  return (line: MatchLine): (string | number)[] =>
    rules.index.match(toDocument(line)).map((number) => rules.ids.get(number) ?? number);
}

/** Adds a rule, or says what is wrong with it. */
function addRule(line: string, number: number, { index, ids }: Rules): string | undefined {
  const rule = ruleSchema.safeParse(jsonOf(line));
  if (!rule.success)
    return `rule in line ${number}: expected {"id": …, "query": "…"}, got ${line.slice(0, 80)}`;
  const { id: ruleId, query } = rule.data;
  const parsed = parseQuery(query);
  const place = `rule ${ruleId} in line ${number}`;
  if (!parsed.ok) return `${place}, character ${parsed.error.at + 1}: ${parsed.error.message.en}`;
  const problem = index.add(number, parsed.query);
  if (problem) return `${place}: ${problem.message.en}\n  ${problem.message.ar}`;
  ids.set(number, ruleId);
  return undefined;
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
