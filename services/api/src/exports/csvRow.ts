import { toSafeCell, writeCsv } from '@rasid/feeds/lists';
import type { Hit } from '@rasid/search';

const columns: readonly [string, (hit: Hit) => string][] = [
  ['المعرّف', ({ id }) => id],
  ['العنوان', ({ title }) => title],
  ['المصدر', ({ source }) => source.name],
  ['تاريخ النشر', ({ publishedAt }) => publishedAt ?? ''],
  ['الرابط', ({ url }) => url],
  ['اللغة', ({ lang }) => lang],
  ['الموضوعات', ({ topics }) => topics.join('، ')],
  ['البلدان', ({ countries }) => countries.join('، ')],
  ['الأشخاص', ({ people }) => people.join('، ')],
  ['الجهات', ({ organisations }) => organisations.join('، ')],
  ['الأماكن', ({ locations }) => locations.join('، ')],
  ['القصة', ({ storyId }) => storyId],
];

/** Excel reads UTF-8 only where a mark says so. */
export const csvHead = `\ufeff${writeCsv([columns.map(([name]) => name)])}`;

/** A cell never begins as a formula does, whatever a headline begins with. */
export const csvRow = (hit: Hit): string => writeCsv([columns.map(([, value]) => toSafeCell(value(hit)))]);
