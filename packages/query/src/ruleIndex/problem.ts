import type { Query } from '../ast.ts';
import { printQuery } from '../print.ts';
import { isJoined } from './joined.ts';

/** Why a query can't be a rule that is matched in the stream. */
export type RuleProblem = {
  readonly code: 'nothing_required' | 'only_dates';
  readonly message: { readonly ar: string; readonly en: string };
};

/** Why the query can't be a rule: some alternative of it asks for nothing that a document must have. Undefined where it can. */
export const ruleProblem = (query: Query): RuleProblem | undefined =>
  isOpen(query, false) ? problemOf(query) : undefined;

function problemOf(query: Query): RuleProblem {
  const part = openPart(query, false);
  const text = printQuery(part).slice(0, 120);
  return part.kind === 'published' ? onlyDates(text) : nothingRequired(text);
}

const nothingRequired = (text: string): RuleProblem => ({
  code: 'nothing_required',
  message: {
    en: `a rule can't be "${text}" alone, which only leaves out: nearly every article would match; add at least one word, phrase, name, topic, country or language that has to be there`,
    ar: `لا تقوم القاعدة على «${text}» وحده لأنه استبعاد فقط، فتكاد تطابق كل خبر: أضف كلمة أو عبارة أو اسما أو موضوعا أو بلدا أو لغة لا بد من وجودها`,
  },
});

const onlyDates = (text: string): RuleProblem => ({
  code: 'only_dates',
  message: {
    en: `a rule can't be "${text}" alone, which is only a date: every article of that time would match; add at least one word, phrase, name, topic, country or language that has to be there`,
    ar: `لا تقوم القاعدة على «${text}» وحده لأنه تاريخ فقط، فتطابق كل خبر في تلك المدة: أضف كلمة أو عبارة أو اسما أو موضوعا أو بلدا أو لغة لا بد من وجودها`,
  },
});

/** The smallest part that is true of documents that have nothing of what it names. */
function openPart(query: Query, negated: boolean): Query {
  if (query.kind === 'not') return negated || isJoined(query.of) ? openPart(query.of, !negated) : query;
  if (!isJoined(query)) return negated ? { kind: 'not', of: query } : query;
  if ((query.kind === 'or') === negated) return negated ? { kind: 'not', of: query } : query;
  const open = query.of.find((part) => isOpen(part, negated));
  return open === undefined ? query : openPart(open, negated);
}

function isOpen(query: Query, negated: boolean): boolean {
  if (query.kind === 'not') return isOpen(query.of, !negated);
  if (!isJoined(query)) return negated || query.kind === 'published';
  return (query.kind === 'and') === negated
    ? query.of.some((part) => isOpen(part, negated))
    : query.of.every((part) => isOpen(part, negated));
}
