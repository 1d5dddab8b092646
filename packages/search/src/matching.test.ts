import { parseQuery } from '@rasid/query';
import { expect, test } from 'vitest';
import { matchingOf } from './matching.ts';

test.each([
  ['القوات المسلحة', 'all'],
  ['أسعار النفط في ليبيا', 'all'],
  ['وزير الخارجية يبحث مع نظيره المصري ملف الحدود', 'best'],
  ['متى تأسست الجامعة', 'best'],
  ['من هو رئيس البرلمان؟', 'best'],
  ['عاصمة ليبيا القديمة؟', 'best'],
  ['كم', 'all'],
  ['"وزير الخارجية يبحث مع نظيره المصري ملف الحدود"', 'all'],
  ['وزير الخارجية يبحث مع نظيره المصري -ملف الحدود', 'all'],
  ['وزير OR خارجية OR نظير OR مصري OR ملف', 'all'],
  ['title:(وزير الخارجية يبحث ملف الحدود الليبية)', 'all'],
])('%s finds %s', (text, matching) => {
  const parsed = parseQuery(text);
  expect(parsed.ok && matchingOf(parsed.query)).toBe(matching);
});
