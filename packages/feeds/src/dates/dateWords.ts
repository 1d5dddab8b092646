import { findName, isDivider, nameTable, type Token } from './dateTokens.ts';
import { weekdays } from './monthNames.ts';

/** What outlets write around a date: by what it tells of the date, if anything. */
const UPDATED = [
  ...['تحديث', 'التحديث', 'حدث', 'حدثت', 'محدث', 'تعديل', 'التعديل', 'عدل', 'عدلت', 'محدثة', 'معدل'],
  ...['updated', 'update', 'modified', 'edited', 'mis', 'modifié', 'actualisé', 'maj'],
];
const PUBLISHED = [
  ...[
    'نشر',
    'النشر',
    'نشرت',
    'منشور',
    'نشرها',
    'نشره',
    'الأصلي',
    'أضيف',
    'أضيفت',
    'الإضافة',
    'كتب',
    'كتبت',
    'صدر',
    'أنشئ',
    'أرسل',
  ],
  ...['published', 'posted', 'created', 'publié', 'publiée', 'written'],
];
const OTHERS = [
  ...[
    'في',
    'بتاريخ',
    'تاريخ',
    'التاريخ',
    'يوم',
    'تم',
    'آخر',
    'منذ',
    'من',
    'الساعة',
    'ساعة',
    'عند',
    'الموافق',
    'الموافقة',
    'له',
  ],
  ...[
    'على',
    'حوالي',
    'وقت',
    'الوقت',
    'الزمن',
    'مساء',
    'صباح',
    'فجر',
    'ظهر',
    'عصر',
    'ليلة',
    'ليل',
    'نهار',
    'هـ',
    'م',
    'الآن',
  ],
  ...[
    'الخبر',
    'المقال',
    'التقرير',
    'المادة',
    'الموضوع',
    'هذا',
    'وذلك',
    'كان',
    'فقط',
    'اليوم',
    'أمس',
    'مضت',
    'بتوقيت',
    'و',
    'أو',
  ],
  ...[
    'on',
    'at',
    'the',
    'date',
    'last',
    'time',
    'pm',
    'am',
    'le',
    'la',
    'à',
    'a',
    'dernière',
    'mise',
    'jour',
    'ago',
    'il',
    'y',
    'h',
    'gmt',
    'utc',
  ],
];

export type Label = 'published' | 'updated' | 'other';
const LABELS = nameTable<Label>([
  ...UPDATED.map((word) => [word, 'updated'] as const),
  ...PUBLISHED.map((word) => [word, 'published'] as const),
  ...OTHERS.map((word) => [word, 'other'] as const),
]);

/** The last label between two places that says what kind of date follows. */
export function labelBefore(tokens: readonly Token[], from: number, to: number): Label {
  for (let at = to - 1; at >= from; at--) {
    const label = findName(tokens, at, LABELS)?.value;
    if (label === 'published' || label === 'updated') return label;
  }
  return 'other';
}

type Span = { readonly at: number; readonly end: number };

/** How many numbers and words that a date has no use for stand outside the spans, in the part of the line around a place. */
export function otherWords(tokens: readonly Token[], place: number, spans: readonly Span[]): number {
  const start = tokens.findLastIndex((token, at) => at < place && isDivider(token)) + 1;
  const end = tokens.findIndex((token, at) => at > place && isDivider(token));
  let others = 0;
  for (let at = start; at < (end < 0 ? tokens.length : end);) {
    const span = spans.find((taken) => at >= taken.at && at < taken.end);
    const known = findName(tokens, at, weekdays) ?? findName(tokens, at, LABELS);
    if (!span && !known && tokens[at]?.kind !== 'mark') others++;
    at = span?.end ?? known?.end ?? at + 1;
  }
  return others;
}

/** «أحمد علي - منذ ساعتين» says it alone as well. */
export function isSaidAlone(tokens: readonly Token[], place: number, spans: readonly Span[]): boolean {
  const dash = tokens.findLastIndex(
    (token, at) => at < place && token.text === '-' && token.apart && tokens[at + 1]?.apart === true,
  );
  const before: readonly Span[] = dash < 0 ? [] : [{ at: 0, end: dash }];
  return otherWords(tokens, place, [...spans, ...before]) === 0;
}
