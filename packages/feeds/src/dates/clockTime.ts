import { findName, isMark, isShort, isWord, nameTable, skip, type Found, type Token } from './dateTokens.ts';

export type Clock = { readonly hour: number; readonly minute: number; readonly second: number };
type PartOfDay =
  'morning' | 'evening' | 'noon' | 'afternoon' | 'dawn' | 'night' | 'after midnight' | 'unclear';

const PARTS = nameTable<PartOfDay>([
  ...['ص', 'صباحا', 'صباح', 'الصباح', 'قبل الظهر', 'am', 'a.m.', 'a.m', 'ق.ظ'].map(
    (name) => [name, 'morning'] as const,
  ),
  ...['م', 'مساء', 'مساءا', 'المساء', 'pm', 'p.m.', 'p.m', 'مسا', 'ب.ظ'].map(
    (name) => [name, 'evening'] as const,
  ),
  ...['ظهرا', 'ظهر', 'الظهر'].map((name) => [name, 'noon'] as const),
  ...['بعد الظهر', 'عصرا', 'عصر', 'العصر'].map((name) => [name, 'afternoon'] as const),
  ...['فجرا', 'فجر', 'الفجر'].map((name) => [name, 'dawn'] as const),
  ...['ليلا', 'ليل', 'الليل', 'ليله'].map((name) => [name, 'night'] as const),
  ...['بعد منتصف الليل', 'منتصف الليل'].map((name) => [name, 'after midnight'] as const),
]);

/** From 12 o'clock on what the hands show, by part of the day; undefined where they can't. */
function hourOf(hour: number, part: PartOfDay | undefined): number | undefined {
  if (hour > 23) return undefined;
  switch (part) {
    case undefined:
      return hour;
    case 'morning':
      return hour > 12 ? undefined : hour % 12;
    case 'evening':
      return hour === 0 ? undefined : hour > 12 ? hour : (hour % 12) + 12;
    case 'noon':
      return within(hour >= 1 && hour <= 4 ? hour + 12 : hour, 10, 16);
    case 'afternoon':
      return within(hour <= 12 ? (hour % 12) + 12 : hour, 12, 18);
    case 'dawn':
      return within(hour === 12 ? 0 : hour, 0, 7);
    case 'night':
      return hour > 12 ? within(hour, 18, 23) : hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
    case 'after midnight':
      return within(hour === 12 ? 0 : hour, 0, 6);
    case 'unclear':
      return hour > 12 ? hour : undefined;
  }
}

const within = (hour: number, from: number, to: number): number | undefined =>
  hour >= from && hour <= to ? hour : undefined;

/** A time of day that starts at this token; `value` is undefined for one that there is not. */
export function clockAt(tokens: readonly Token[], at: number): Found<Clock | undefined> | undefined {
  const start = isWord(tokens[at], 'الساعه', 'ساعه') ? skip(tokens, at + 1, ':', 'ال') : at;
  const announced = start > at;
  const face = announced
    ? (faceAt(tokens, start, true) ?? hourInWords(tokens, start))
    : faceAt(tokens, at, false);
  if (!face) return undefined;
  const { hour, minute, second, needsPart } = face.value;
  const part = partAt(tokens, face.end) ?? partBefore(tokens, at);
  if (needsPart && part === undefined && !(announced && hour > 12)) return undefined;
  const hours = hourOf(hour, part?.value);
  const possible = hours !== undefined && minute < 60 && second < 61;
  return {
    value: possible ? { hour: hours, minute, second: Math.min(second, 59) } : undefined,
    end: Math.max(face.end, part?.end ?? 0),
  };
}

type Face = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly needsPart: boolean;
};

/** Hands in numbers: 10:30, 10:30:15, 14h30, 10.30 and 10 where something says that it is a time. */
function faceAt(tokens: readonly Token[], at: number, announced: boolean): Found<Face> | undefined {
  const [hour, mark, minute, mark2, second] = tokens.slice(at, at + 5);
  if (!isShort(hour) || (isMark(tokens[at - 1], ':', '.') && !hour.apart)) return undefined;
  const face = (end: number, minutes = 0, seconds = 0, needsPart = false): Found<Face> => ({
    value: { hour: hour.value, minute: minutes, second: seconds, needsPart },
    end,
  });
  if (isMark(mark, ':') && minute?.kind === 'number' && minute.text.length === 2) {
    if (!isMark(mark2, ':') || !isShort(second)) return face(at + 3, minute.value);
    const fraction =
      isMark(tokens[at + 5], '.', ',') && tokens[at + 6]?.kind === 'number' && !tokens[at + 6]?.apart;
    return face(fraction ? at + 7 : at + 5, minute.value, second.value);
  }
  if (isWord(mark, 'h') && !mark?.apart) {
    const minutes = isShort(minute) && !minute.apart;
    return face(minutes ? at + 3 : at + 2, minutes ? minute.value : 0);
  }
  if (
    isMark(mark, '.') &&
    minute?.kind === 'number' &&
    minute.text.length === 2 &&
    !minute.apart &&
    !isMark(mark2, '.')
  )
    return face(at + 3, minute.value, 0, !announced);
  return isMark(mark, ':', '/', '.') ? undefined : face(at + 1, 0, 0, true);
}

const HOURS = nameTable(
  [
    [
      'الواحدة',
      'الثانية',
      'الثالثة',
      'الرابعة',
      'الخامسة',
      'السادسة',
      'السابعة',
      'الثامنة',
      'التاسعة',
      'العاشرة',
      'الحادية عشرة',
      'الثانية عشرة',
    ],
    [
      'واحدة',
      'ثانية',
      'ثالثة',
      'رابعة',
      'خامسة',
      'سادسة',
      'سابعة',
      'ثامنة',
      'تاسعة',
      'عاشرة',
      'الحادية عشر',
      'الثانية عشر',
    ],
  ].flatMap((names) => names.map((name, i) => [name, i + 1] as const)),
);
const MINUTES = nameTable<number>([
  ['والنصف', 30],
  ['ونصف', 30],
  ['والربع', 15],
  ['وربع', 15],
  ['والثلث', 20],
  ['وثلث', 20],
  ['إلا ربعا', -15],
  ['إلا ربع', -15],
  ['إلا ثلثا', -20],
  ['إلا ثلث', -20],
  ['وخمس دقائق', 5],
  ['وعشر دقائق', 10],
]);

/** «الساعة الثالثة والنصف»; without its part of the day it may be either. */
function hourInWords(tokens: readonly Token[], at: number): Found<Face> | undefined {
  const hour = findName(tokens, at, HOURS);
  if (!hour) return undefined;
  const minutes = findName(tokens, hour.end, MINUTES);
  const past = minutes?.value ?? 0;
  return {
    value: {
      hour: past < 0 ? hour.value - 1 || 12 : hour.value,
      minute: (past + 60) % 60,
      second: 0,
      needsPart: true,
    },
    end: minutes?.end ?? hour.end,
  };
}

const partAt = (tokens: readonly Token[], at: number): Found<PartOfDay> | undefined =>
  findName(tokens, skip(tokens, at, 'من', 'في', '-', ',', '('), PARTS);

/** Right before the clock; a lone «م» there may end the year instead. */
function partBefore(tokens: readonly Token[], at: number): Found<PartOfDay> | undefined {
  const before = tokens[at - 1];
  if (before?.kind !== 'word') return undefined;
  if (before.text === 'م' && at === 1) return { value: 'evening', end: at };
  if (before.text === 'م') return before.apart ? { value: 'unclear', end: at } : undefined;
  const found = findName(tokens, at - 1, PARTS);
  return found?.end === at ? found : undefined;
}
