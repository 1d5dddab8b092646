import { expect, test } from 'vitest';
import { parseActiveHours, parseGrouping, showActiveHours, showGrouping } from './schedules.ts';

test.each(['article', 'story', 'story:10m', 'every:30m', 'hourly@:15', 'daily@08:30', 'weekly@sun@09:00'])(
  'the grouping %s is read and shown',
  (text) => expect(showGrouping(parseGrouping(text))).toBe(text),
);

test.each([
  ['every:2h', 'every:120m'],
  ['hourly', 'hourly@:00'],
  ['weekly@Friday@7:05', 'weekly@fri@07:05'],
])('the grouping %s is %s', (text, shown) => expect(showGrouping(parseGrouping(text))).toBe(shown));

test.each(['', 'stories', 'every:', 'every:0m', 'daily', 'daily@8', 'weekly@08:00', 'weekly@xyz@08:00'])(
  'the grouping "%s" is refused',
  (text) => expect(() => parseGrouping(text)).toThrow(/expected/),
);

test.each([
  ['sun-thu 08:00-16:00', 'mon,tue,wed,thu,sun 08:00-16:00'],
  ['22:00-06:00', 'all 22:00-06:00'],
  ['fri 00:00-24:00', 'fri 00:00-24:00'],
  ['sat,mon-wed 09:00-10:00', 'mon,tue,wed,sat 09:00-10:00'],
])('the hours %s are %s', (text, shown) => expect(showActiveHours(parseActiveHours(text))).toBe(shown));

test.each(['', '8-16', 'sun 8:00-16:00', 'sonntag 08:00-16:00'])('the hours "%s" are refused', (text) =>
  expect(() => parseActiveHours(text)).toThrow(/expected/),
);
