import { normalize } from '@rasid/arabic';
import type { PublishedQuery } from './ast.ts';

type Span = { readonly from: number; readonly before: number };

const DAY = /^([1-8]\d{3}|9[0-8]\d\d)(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/i;
const FORM = /^(>=|<=|>|<|=)?(.+)$/;

/**
 * Reads `2026-01-31`, `>=2026-01`, `<2026`, a moment in RFC 3339, or `from..to`, days and months of UTC. Undefined where
 * it is none of these, or a day that no calendar has.
 */
export function readPublished(given: string): PublishedQuery | undefined {
  const text = normalize(given).replaceAll('≥', '>=').replaceAll('≤', '<=');
  const [first = '', last, ...more] = text.split('..');
  if (last !== undefined) return more.length > 0 ? undefined : between(first, last);
  const [, operator = '=', date = ''] = FORM.exec(text) ?? [];
  const span = spanOf(date);
  if (!span) return undefined;
  if (operator === '>=') return query(span.from, undefined);
  if (operator === '>') return query(span.before, undefined);
  if (operator === '<') return query(undefined, span.from);
  if (operator === '<=') return query(undefined, span.before);
  return query(span.from, span.before);
}

function between(first: string, last: string): PublishedQuery | undefined {
  const [from, to] = [spanOf(first), spanOf(last)];
  return from && to && from.from < to.before ? query(from.from, to.before) : undefined;
}

const query = (from: number | undefined, before: number | undefined): PublishedQuery => ({
  kind: 'published',
  ...(from !== undefined && { from: new Date(from).toISOString() }),
  ...(before !== undefined && { before: new Date(before).toISOString() }),
});

/** Milliseconds since 1970. A moment is a span of one millisecond. */
function spanOf(date: string): Span | undefined {
  const [, year, month, day] = DAY.exec(date) ?? [];
  if (year !== undefined) return spanOfDay(Number(year), month, day);
  if (!MOMENT.test(date) || !spanOf(date.slice(0, 10))) return undefined;
  const from = Date.parse(date.toUpperCase());
  return Number.isNaN(from) ? undefined : { from, before: from + 1 };
}

function spanOfDay(year: number, month?: string, day?: string): Span | undefined {
  const first = [year, Number(month ?? 1), Number(day ?? 1)] as const;
  const from = utc(...first);
  const read = new Date(from);
  if (read.getUTCMonth() + 1 !== first[1] || read.getUTCDate() !== first[2]) return undefined;
  if (month === undefined) return { from, before: utc(year + 1, 1, 1) };
  return { from, before: day === undefined ? utc(year, first[1] + 1, 1) : utc(year, first[1], first[2] + 1) };
}

/** `Date.UTC` takes the years up to 99 for those of the last century. */
const utc = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
};
