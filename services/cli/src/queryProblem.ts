import type { QueryError } from '@rasid/query';
import colors from 'picocolors';

/** What is wrong with a query for people: the query, a mark under the place, and the reason in both languages. */
export function describeQueryError(source: string, { at, length, message }: QueryError): string {
  const before = ' '.repeat(columns(source.slice(0, at)));
  const mark = '^'.repeat(Math.max(1, columns(source.slice(at, at + length))));
  return [source, before + colors.red(mark), message.ar, message.en].join('\n');
}

/** Columns that a terminal gives a text: marks that combine, and line feeds, take none. */
const columns = (text: string): number => [...text.replace(/[\p{Mn}\p{Cf}\n\r]/gu, '')].length;
