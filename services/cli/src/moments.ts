import { InvalidArgumentError } from 'commander';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The moment (RFC 3339) of an option; of a day its first. */
export const dateFrom = (given: string): string => moment(given, 'T00:00:00.000Z');
/** The moment of an option; of a day its last. */
export const dateTo = (given: string): string => moment(given, 'T23:59:59.999Z');

function moment(given: string, wholeDay: string): string {
  const date = new Date(DAY.test(given) ? given + wholeDay : given);
  // JavaScript takes 30 February for 2 March
  const isReal =
    !Number.isNaN(date.getTime()) &&
    new Date(given.slice(0, 10)).toISOString().startsWith(given.slice(0, 10));
  if (!(DAY.test(given) || MOMENT.test(given)) || !isReal)
    throw new InvalidArgumentError(
      'expected a day such as 2026-01-31, or a moment such as 2026-01-31T14:00:00Z',
    );
  return date.toISOString();
}
