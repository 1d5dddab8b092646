import type { FeedWishes } from '@rasid/contracts';

const HOUR_MS = 60 * 60 * 1000;
const HOURS_OF_A_WEEK = 7 * 24;

/**
 * The first moment from `at` on at which a feed may be asked by its `skipHours` and `skipDays` (RSS 2.0, in GMT): `at`
 * itself or the beginning of an hour. A publisher who skips the whole week means something else.
 */
export function afterSkips(at: Date, { skipHours = [], skipDays = [] }: FeedWishes = {}): Date {
  const isSkipped = (moment: Date) =>
    skipHours.includes(moment.getUTCHours()) || skipDays.includes(moment.getUTCDay());
  const thisHour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  for (let hours = 0; hours < HOURS_OF_A_WEEK; hours++) {
    const moment = hours === 0 ? at : new Date(thisHour + hours * HOUR_MS);
    if (!isSkipped(moment)) return moment;
  }
  return at;
}
