import { describe, expect, test } from 'vitest';
import { countryCode, languageTag, timeZoneName } from './codes.ts';

describe('a country', () => {
  test.each([
    ['ly', 'LY'],
    [' EG ', 'EG'],
    ['ليبيا', 'LY'],
    ['السعودية', 'SA'],
    ['المملكة العربية السعودية', 'SA'],
    ['الامارات', 'AE'],
    ['الأردن', 'JO'],
    ['اليمن', 'YE'],
    ['فلسطين', 'PS'],
    ['Libya', 'LY'],
    ['united kingdom', 'GB'],
    ['UK', 'GB'],
    ['SU', 'RU'],
  ])('"%s" is %s', (text, code) => expect(countryCode(text)).toBe(code));

  test.each(['بلاد بعيدة', 'L', 'LBY', ''])('"%s" is none', (text) =>
    expect(countryCode(text)).toBeUndefined(),
  );
});

test.each([
  ['ar', 'ar'],
  ['AR-ly', 'ar-LY'],
  ['العربية', 'ar'],
  ['عربيه', 'ar'],
  ['English', 'en'],
  ['الفرنسية', 'fr'],
  ['لغة الطير', undefined],
])('the language "%s" is %s', (text, tag) => expect(languageTag(text)).toBe(tag));

test.each([
  ['Africa/Tripoli', 'Africa/Tripoli'],
  [' Asia/Riyadh ', 'Asia/Riyadh'],
  ['+03:00', '+03:00'],
  ['UTC', 'UTC'],
  ['Mars/Olympus', undefined],
  ['', undefined],
])('the time zone "%s" is %s', (text, zone) => expect(timeZoneName(text)).toBe(zone));
