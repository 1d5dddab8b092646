import { nameTable } from './dateTokens.ts';

/** By month: Gulf and Egyptian, Levantine and Iraqi, Maghrebi; spellings that folding does not bring together. */
const ARABIC: readonly (readonly string[])[] = [
  ['يناير', 'ينابر', 'كانون الثاني', 'كانون ثاني', 'كانون ثان', 'جانفي', 'جانفيي', 'أي النار'],
  ['فبراير', 'فبرابر', 'شباط', 'فيفري', 'فيفريي', 'النوار'],
  ['مارس', 'آذار', 'مارت'],
  ['أبريل', 'ابرايل', 'نيسان', 'أفريل', 'الطير'],
  ['مايو', 'ماي', 'أيار', 'مايس'],
  ['يونيو', 'يونيه', 'يونية', 'حزيران', 'جوان'],
  ['يوليو', 'يوليه', 'يولية', 'يوليوز', 'تموز', 'جويلية', 'جويليا', 'جولية'],
  ['أغسطس', 'أغسطوس', 'آب', 'أوت', 'غشت', 'هانيبال'],
  ['سبتمبر', 'سبتمر', 'أيلول', 'شتنبر', 'شتمبر', 'الفاتح'],
  ['أكتوبر', 'أوكتوبر', 'تشرين الأول', 'تشرين أول', 'التمور'],
  ['نوفمبر', 'نوفبر', 'تشرين الثاني', 'تشرين ثاني', 'تشرين ثان', 'نونبر', 'نوانبر', 'الحرث'],
  ['ديسمبر', 'دسمبر', 'كانون الأول', 'كانون أول', 'دجنبر', 'دجمبر'],
];
/** Of newspapers in Lebanon and Syria; they need a year behind them. */
const SHORT_ARABIC: readonly (readonly [string, number])[] = [
  ['ك1', 12],
  ['ك2', 1],
  ['ت1', 10],
  ['ت2', 11],
];
const ENGLISH = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const FRENCH = [
  ['janvier', 'janv'],
  ['février', 'fevrier', 'févr', 'fevr', 'fév'],
  ['mars'],
  ['avril', 'avr'],
  ['mai'],
  ['juin'],
  ['juillet', 'juil', 'juill'],
  ['août', 'aout'],
  ['septembre'],
  ['octobre'],
  ['novembre'],
  ['décembre', 'decembre', 'déc'],
];
const HIJRI: readonly (readonly string[])[] = [
  ['محرم', 'المحرم', 'محرم الحرام'],
  ['صفر', 'صفر الخير'],
  ['ربيع الأول', 'ربيع أول', 'ربيع اول'],
  ['ربيع الآخر', 'ربيع الثاني', 'ربيع آخر', 'ربيع ثاني', 'ربيع ثان'],
  ['جمادى الأولى', 'جمادى الأول', 'جمادى أولى', 'جمادى أول', 'جماد الأول', 'جماد أول'],
  [
    'جمادى الآخرة',
    'جمادى الآخر',
    'جمادى الأخرى',
    'جمادى الثانية',
    'جمادى الثاني',
    'جمادى آخرة',
    'جمادى ثانية',
    'جماد الثاني',
    'جماد الآخر',
    'جماد ثاني',
  ],
  ['رجب', 'رجب الفرد'],
  ['شعبان'],
  ['رمضان', 'رمضان المبارك'],
  ['شوال'],
  ['ذو القعدة', 'ذي القعدة', 'ذوالقعدة', 'ذيالقعدة', 'ذو قعدة', 'القعدة'],
  ['ذو الحجة', 'ذي الحجة', 'ذوالحجة', 'ذيالحجة', 'ذو حجة', 'الحجة'],
];

const numbered = (names: readonly (readonly string[])[]) =>
  names.flatMap((spellings, i) => spellings.map((name) => [name, i + 1] as const));

export const arabicMonths = nameTable([...numbered(ARABIC), ...SHORT_ARABIC]);
/** Whole, by three letters, and «sept». */
export const latinMonths = nameTable([
  ...numbered(ENGLISH.map((name) => [name, name.slice(0, 3)])),
  ['sept', 9] as const,
  ...numbered(FRENCH),
]);
export const hijriMonths = nameTable(numbered(HIJRI));

/** From Sunday on, as `getUTCDay` counts. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['الأحد', 'أحد', 'sunday', 'sun', 'dimanche', 'dim'],
  ['الاثنين', 'الإثنين', 'الأثنين', 'اثنين', 'monday', 'mon', 'lundi', 'lun'],
  ['الثلاثاء', 'الثلثاء', 'الثلاثا', 'ثلاثاء', 'tuesday', 'tue', 'tues', 'mardi'],
  ['الأربعاء', 'الأربعا', 'أربعاء', 'wednesday', 'wed', 'weds', 'mercredi', 'mer'],
  ['الخميس', 'خميس', 'thursday', 'thu', 'thur', 'thurs', 'jeudi', 'jeu'],
  ['الجمعة', 'جمعة', 'friday', 'fri', 'vendredi', 'ven'],
  ['السبت', 'سبت', 'saturday', 'sat', 'samedi', 'sam'],
];
export const weekdays = nameTable(
  WEEKDAYS.flatMap((names, day) => names.map((name) => [name, day] as const)),
);

/** Days of the month in words, from the first to the thirty-first, as they stand before «من». */
const ORDINALS = ['الأول', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع'];
const TEENS = [
  'العاشر',
  'الحادي عشر',
  'الثاني عشر',
  'الثالث عشر',
  'الرابع عشر',
  'الخامس عشر',
  'السادس عشر',
  'السابع عشر',
  'الثامن عشر',
  'التاسع عشر',
];
const tens = (word: string, from: number) =>
  ['ون', 'ين'].flatMap((ending) => [
    [`${word}${ending}`, from] as const,
    ...['الحادي', ...ORDINALS.slice(1)].map(
      (unit, i) => [`${unit} و${word}${ending}`, from + i + 1] as const,
    ),
  ]);
export const ordinals = nameTable<number>([
  ['غرة', 1],
  ...ORDINALS.map((name, i) => [name, i + 1] as const),
  ...TEENS.map((name, i) => [name, i + 10] as const),
  ...tens('العشر', 20),
  ...tens('الثلاث', 30).filter(([, day]) => day <= 31),
]);
