import {
  findName,
  isDivider,
  isMark,
  isShort,
  isWord,
  nameTable,
  skip,
  type Found,
  type Token,
} from './dateTokens.ts';
import { isTimeZone } from './zonedTime.ts';

/** Minutes ahead of UTC, an IANA name, the outlet's own, or one that is not known. */
export type Zone =
  | { readonly kind: 'offset'; readonly minutes: number }
  | { readonly kind: 'place'; readonly timeZone: string }
  | { readonly kind: 'local' }
  | { readonly kind: 'unknown' };

const offset = (minutes: number): Zone => ({ kind: 'offset', minutes });

/** Abbreviations in minutes; of those with two meanings the Arab one. */
const ABBREVIATIONS = nameTable(
  Object.entries({
    ...{
      z: 0,
      ut: 0,
      utc: 0,
      gmt: 0,
      wet: 0,
      west: 60,
      wat: 60,
      cet: 60,
      cest: 120,
      met: 60,
      mest: 120,
      bst: 60,
    },
    ...{
      eet: 120,
      eest: 180,
      cat: 120,
      sast: 120,
      eat: 180,
      ast: 180,
      ksa: 180,
      uae: 240,
      msk: 180,
      trt: 180,
      idt: 180,
    },
    ...{ gst: 240, irst: 210, pkt: 300, 'e. europe': 120 },
    ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
    ...{ 'ت.غ.': 0, 'ت.غ': 0, 'ت غ': 0, تغ: 0, 'ت.ج': 0 },
    ...{ غرينتش: 0, جرينتش: 0, غرينيتش: 0, جرينيتش: 0, قرينتش: 0, كرينتش: 0, غرنتش: 0, 'توقيت عالمي': 0 },
  }).map(([name, minutes]) => [name, minutes] as const),
);

/** Whose time outlets name behind «بتوقيت». عمان is two places: see below. */
const PLACES = nameTable(
  Object.entries({
    'Africa/Tripoli': ['طرابلس', 'ليبيا', 'بنغازي', 'سرت'],
    'Africa/Cairo': ['القاهرة', 'مصر'],
    'Africa/Tunis': ['تونس'],
    'Africa/Algiers': ['الجزائر'],
    'Africa/Casablanca': ['المغرب', 'الرباط', 'الدار البيضاء'],
    'Africa/Nouakchott': ['نواكشوط', 'موريتانيا'],
    'Africa/Khartoum': ['الخرطوم', 'السودان'],
    'Africa/Mogadishu': ['مقديشو', 'الصومال'],
    'Africa/Djibouti': ['جيبوتي'],
    'Asia/Riyadh': ['مكة', 'مكة المكرمة', 'الرياض', 'السعودية', 'المملكة', 'جدة', 'المدينة المنورة'],
    'Asia/Kuwait': ['الكويت'],
    'Asia/Qatar': ['الدوحة', 'قطر'],
    'Asia/Bahrain': ['المنامة', 'البحرين'],
    'Asia/Dubai': ['الإمارات', 'أبوظبي', 'أبو ظبي', 'دبي', 'الخليج'],
    'Asia/Muscat': ['مسقط', 'سلطنة عمان'],
    'Asia/Amman': ['الأردن', 'عمان الأردن'],
    'Asia/Aden': ['صنعاء', 'عدن', 'اليمن'],
    'Asia/Baghdad': ['بغداد', 'العراق', 'أربيل'],
    'Asia/Damascus': ['دمشق', 'سوريا', 'سورية'],
    'Asia/Beirut': ['بيروت', 'لبنان'],
    'Asia/Hebron': ['القدس', 'القدس المحتلة', 'فلسطين', 'غزة', 'رام الله'],
    'Asia/Tehran': ['طهران', 'إيران'],
    'Europe/Istanbul': ['إسطنبول', 'اسطنبول', 'أنقرة', 'تركيا'],
    'Europe/London': ['لندن', 'بريطانيا'],
    'Europe/Paris': ['باريس', 'فرنسا'],
    'Europe/Berlin': ['برلين', 'ألمانيا', 'وسط أوروبا'],
    'Europe/Moscow': ['موسكو', 'روسيا'],
    'Europe/Kyiv': ['كييف', 'أوكرانيا'],
    'America/New_York': ['نيويورك', 'واشنطن', 'شرق الولايات المتحدة'],
  }).flatMap(([timeZone, names]) => names.map((name) => [name, timeZone] as const)),
);

/** The zone that is said behind a time of day. */
export function zoneAt(tokens: readonly Token[], at: number): Found<Zone> | undefined {
  const start = skip(tokens, at, '(', '[', ',', 'حسب', 'بحسب', 'وفق');
  return (
    arabicZone(tokens, start) ??
    placeInBrackets(tokens, start) ??
    unsignedOffset(tokens, start) ??
    offsetAt(tokens, start) ??
    abbreviated(tokens, start) ??
    ianaZone(tokens, start)
  );
}

function arabicZone(tokens: readonly Token[], at: number): Found<Zone> | undefined {
  if (isWord(tokens[at], 'بالتوقيت', 'التوقيت') && isWord(tokens[at + 1], 'المحلي'))
    return { value: { kind: 'local' }, end: at + 2 };
  if (!isWord(tokens[at], 'بتوقيت', 'توقيت', 'لتوقيت')) return undefined;
  if (isWord(tokens[at + 1], 'محلي')) return { value: { kind: 'local' }, end: at + 2 };
  const place = findName(tokens, at + 1, PLACES);
  if (place) return { value: { kind: 'place', timeZone: place.value }, end: place.end };
  return (
    offsetAt(tokens, at + 1) ?? abbreviated(tokens, at + 1) ?? { value: { kind: 'unknown' }, end: at + 2 }
  );
}

/** «15:26 (مكة المكرمة)». */
function placeInBrackets(tokens: readonly Token[], at: number): Found<Zone> | undefined {
  const place = isMark(tokens[at - 1], '(', '[') ? findName(tokens, at, PLACES) : undefined;
  return place && isMark(tokens[place.end], ')', ']')
    ? { value: { kind: 'place', timeZone: place.value }, end: place.end + 1 }
    : undefined;
}

/** A plus that was lost as addresses lose it: `12:26:00 0300`. One with a colon might be a clock as well. */
function unsignedOffset(tokens: readonly Token[], at: number): Found<Zone> | undefined {
  const [number, colon, minutes] = tokens.slice(at, at + 3);
  if (number?.kind !== 'number' || !isMark(tokens[at - 2], ':') || !endsLine(tokens[at + (colon ? 3 : 1)]))
    return undefined;
  if (colon === undefined) return lostSign(tokens, at);
  return isShort(number) && isMark(colon, ':') && ['00', '30', '45'].includes(minutes?.text ?? '')
    ? { value: { kind: 'unknown' }, end: at + 3 }
    : undefined;
}

const HOURS_AND_MINUTES = /^(?:0\d|1[0-4])(?:00|30|45)$/;
const lostSign = (tokens: readonly Token[], at: number): Found<Zone> | undefined => {
  const number = tokens[at];
  return number?.kind === 'number' && HOURS_AND_MINUTES.test(number.text) && endsLine(tokens[at + 1])
    ? limited(1, Math.floor(number.value / 100), number.value % 100, at + 1)
    : undefined;
};

const endsLine = (token: Token | undefined): boolean => token === undefined || isDivider(token);

/** An abbreviation, perhaps with an offset of its own: GMT, UTC+3, «غرينتش +3». */
function abbreviated(tokens: readonly Token[], at: number): Found<Zone> | undefined {
  const found = findName(tokens, at, ABBREVIATIONS);
  if (!found) return undefined;
  const behind = skip(tokens, found.end, '(');
  const own = found.value === 0 ? (offsetAt(tokens, behind) ?? lostSign(tokens, behind)) : undefined;
  return own ?? { value: offset(found.value), end: skip(tokens, found.end, ')', ']') };
}

/** +0300, +03:00, +3; a minus must touch, else it is a dash. */
function offsetAt(tokens: readonly Token[], at: number): Found<Zone> | undefined {
  const [sign, hours, colon, minutes] = tokens.slice(at, at + 4);
  if (!isMark(sign, '+', '-') || hours?.kind !== 'number' || hours.apart) return undefined;
  const direction = sign?.text === '-' ? -1 : 1;
  if (hours.text.length === 4)
    return limited(direction, Math.floor(hours.value / 100), hours.value % 100, at + 2);
  if (!isShort(hours)) return undefined;
  if (isMark(colon, ':') && isShort(minutes)) return limited(direction, hours.value, minutes.value, at + 4);
  // «10:30-25 نوفمبر» is a clock and a day
  if (direction < 0 && colon !== undefined && !isMark(colon, ')', ']')) return undefined;
  return isMark(colon, '/', '-', '.') ? undefined : limited(direction, hours.value, 0, at + 2);
}

const limited = (direction: number, hours: number, minutes: number, end: number): Found<Zone> => ({
  value: hours <= 14 && minutes < 60 ? offset(direction * (hours * 60 + minutes)) : { kind: 'unknown' },
  end,
});

/** Asia/Riyadh, America/New_York; another Latin word that ends the text there is a zone that we don't know. */
function ianaZone(tokens: readonly Token[], at: number): Found<Zone> | undefined {
  const first = tokens[at];
  if (first?.kind !== 'word' || !/^[a-z]+$/.test(first.text)) return undefined;
  let end = at + 1;
  while (isMark(tokens[end], '/', '_') && tokens[end + 1]?.kind === 'word') end += 2;
  const name = tokens
    .slice(at, end)
    .map(({ text }) => text)
    .join('');
  if (end > at + 1 && isTimeZone(name)) return { value: { kind: 'place', timeZone: name }, end };
  const isLatin = tokens.every(({ kind, text }) => kind !== 'word' || /^[a-z]+$/.test(text));
  return isLatin && /^[a-z]{3,5}$/.test(first.text) && tokens.length === at + 1
    ? { value: { kind: 'unknown' }, end: at + 1 }
    : undefined;
}

/** «بتوقيت مكة 10:30». */
export function zoneBefore(tokens: readonly Token[], at: number): Zone | undefined {
  for (let start = at - 1; start >= 0 && start >= at - 5; start--) {
    const zone = arabicZone(tokens, start);
    if (zone) return skip(tokens, zone.end, ':', ',', '-', ')') === at ? zone.value : undefined;
  }
  return undefined;
}
