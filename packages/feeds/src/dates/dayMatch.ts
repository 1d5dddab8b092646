import type { Found } from './dateTokens.ts';

/** A day as it stands in a text. */
export type DayMatch =
  | { readonly kind: 'day'; readonly day: string; readonly calendar: 'gregorian' | 'hijri' }
  /** Without its year; `which` is what stands beside it: of the last year, the past one, the current one, the next one. */
  | { readonly kind: 'yearless'; readonly month: number; readonly day: number; readonly which?: Which }
  /** Looks like a day, and is none or more than one: 31 April, 24-26 November. */
  | { readonly kind: 'impossible' };
export type Which = 'of last year' | 'past' | 'current' | 'next';

export const impossible = (end: number): Found<DayMatch> => ({ value: { kind: 'impossible' }, end });
export const dayFound = (
  day: string | undefined,
  end: number,
  calendar: 'gregorian' | 'hijri' = 'gregorian',
): Found<DayMatch> => (day === undefined ? impossible(end) : { value: { kind: 'day', day, calendar }, end });
