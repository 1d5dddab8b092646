import { InvalidArgumentError } from 'commander';

const NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** 1 for Monday to 7 for Sunday, by the first three letters of the English name. */
export function parseWeekday(text: string): number {
  const place = NAMES.findIndex((name) => text.toLowerCase().startsWith(name));
  if (place < 0) throw new InvalidArgumentError(`"${text}" is no day: expected such as sun, mon or friday`);
  return place + 1;
}

/** `sun-thu`, `fri`, `sat,sun` or `all`. */
export function parseWeekdays(text: string): number[] {
  if (text.toLowerCase() === 'all') return [1, 2, 3, 4, 5, 6, 7];
  const days = text.split(',').flatMap((part) => {
    const [from = '', to = from] = part.split('-');
    return range(parseWeekday(from), parseWeekday(to));
  });
  return [...new Set(days)].sort((a, b) => a - b);
}

/** Around the end of the week where need be. */
function range(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; ; day = (day % 7) + 1) {
    days.push(day);
    if (day === to) return days;
  }
}

export const weekdayName = (day: number): string => NAMES[day - 1] ?? '';
