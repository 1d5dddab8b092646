import type { AlertRule, RuleFilters } from '@rasid/contracts';
import { ruleProblem, parseQuery, type Query } from '@rasid/query';

export type RuleQuery =
  | { readonly ok: true; readonly query: Query }
  | {
      readonly ok: false;
      readonly error: {
        readonly at?: number;
        readonly message: { readonly ar: string; readonly en: string };
      };
    };

/** What a rule asks for, its filters included; or why it can't be asked in the stream. */
export function readRuleQuery({ query, filters }: Pick<AlertRule, 'query' | 'filters'>): RuleQuery {
  const parsed = parseQuery(query);
  if (!parsed.ok) return { ok: false, error: parsed.error };
  const narrowed = narrow(parsed.query, filters);
  if (!narrowed.ok) return narrowed;
  const problem = ruleProblem(narrowed.query);
  return problem ? { ok: false, error: { message: problem.message } } : narrowed;
}

function narrow(query: Query, filters: RuleFilters): RuleQuery {
  const parts: Query[] = [query];
  const coded = [
    ['topic', filters.topics],
    ['country', filters.countries],
    ['lang', filters.languages],
  ] as const;
  for (const [field, values] of coded) {
    if (values.length === 0) continue;
    const parsed = parseQuery(`${field}:(${values.map(quoted).join(' OR ')})`);
    if (!parsed.ok) return { ok: false, error: { message: parsed.error.message } };
    parts.push(parsed.query);
  }
  if (filters.sources.length > 0) parts.push(anyOf(filters.sources.map(outlet)));
  for (const name of filters.excludedSources) parts.push({ kind: 'not', of: outlet(name) });
  const all = parts.flatMap((part) => (part.kind === 'and' ? part.of : [part]));
  return { ok: true, query: all.length === 1 && all[0] ? all[0] : { kind: 'and', of: all } };
}

const quoted = (text: string): string => `"${text.replace(/["“”„‟″＂«»]/g, ' ')}"`;

/** By its whole name, or its feed's id. */
const outlet = (text: string): Query => ({ kind: 'name', field: 'source', form: 'whole', text });

const anyOf = (of: readonly Query[]): Query => (of.length === 1 && of[0] ? of[0] : { kind: 'or', of });
