import { fold } from '@rasid/arabic';
import { readDateLine } from './dateLine.ts';

const LEAD =
  /^(?:(?:كتب(?:ت|ه|ته)?|بقلم|تحرير|إعداد|اعداد|حاور(?:ه|ته|ها|تها)?|تقرير|الكاتب(?:ة)?|مراسل(?:نا|تنا)?|نشر بواسطة|كتب بواسطة|أرسلت بواسطة|مرسلة بواسطة|بواسطة|written by|authored by|posted by|reviewed by|recipe by|guide by|words by|story by|author|by)(?=[\s:/|-]|$)|[\s:/|•·،,-]+)/i;
/** Kinds of text, which lead a name only with a mark behind them. */
const MARKED_LEAD = /^(?:حوار|أجرى الحوار|أجرت الحوار|تحقيق|تغطية|متابعة|رصد)\s*[:/-]\s*/;
/** «القاهرة – كتب: …» */
const PLACE_BEFORE =
  /^\p{L}[\p{L} ]{1,30}\s*[-–—:|]\s*(?=(?:كتب(?:ت|ه|ته)?|بقلم|تحرير|إعداد|تقرير)\s*[:/-])/u;
/** What stands behind the name on one line. */
const BEHIND = /\s*[|•·\t\n]\s*|\s+[-–—]\s+|\s*[،,]?\s*\d|\s+(?=(?:in|on|at)\s)/;
const ADDRESS = /https?:|www\.|[@#{}<>_=\\]|\.(?:com|net|org|studio)\b/i;
const MONTH_ALONE = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i;
/** Words of bylines that are no name. */
const NO_NAME =
  /^(?:updated?|published|last updated|share|follow|editor|writer|contributor|staff writer|read(?:ing)?|min|views?|comments?|about|more|منذ|قبل|آخر تحديث|نشر|شارك|تابع|المزيد|عرض|كل المقالات|ترجمة|صورة|تصوير|صحيفة|جريدة|بوابة|موقع|وكالة|قناة|شبكة|مكتب|الأناضول|كاتب|كاتبة|صحفي|صحفية|صحافي|محرر|محررة|مراسل|مراسلة)(?!\p{L})/iu;
const LONGEST = 80;
const MOST_WORDS = 8;

/** The name in what a byline says, without the words before it and what is behind; undefined where there is none. */
export function readName(told: string): string | undefined {
  let name = told
    .slice(0, 400)
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/[\u200e\u200f]/g, '')
    .trim();
  name = behindPlace(withoutLead(name));
  name = (name.split(BEHIND)[0] ?? '').replace(/\s+/g, ' ').replace(/^[\s:،,;.(]+|[\s:،,;()]+$/g, '');
  return isName(name) ? name : undefined;
}

function withoutLead(told: string): string {
  let name = told.replace(MARKED_LEAD, '');
  for (let i = 0; i < 4 && LEAD.test(name); i++) name = name.replace(LEAD, '').trim();
  return name;
}

const PARTS = /\s*[/|:•·]\s*|\s*[-–—]\s+|\s+[-–—]\s*|[–—]|\s+ـ+\s+/;
const QUOTES = /[«»"“”()]/g;

/** «القاهرة - محمد فوزي», «عمّان – الرأي – سرى الضمور»: the first part of two words behind a place. */
function behindPlace(told: string): string {
  const [place = '', ...others] = told.split(PARTS).map((part) => part.replace(QUOTES, '').trim());
  if (NO_NAME.test(place)) return told;
  if (!isPlace(place) && (place.includes(' ') || !/^\p{Script=Arabic}+$/u.test(place))) return told;
  return others.map(withoutLead).find((part) => /^\D+$/.test(part) && part.includes(' ')) ?? told;
}

/** From where Arabic outlets are written to most, as they write it. */
const PLACES = new Set(
  'القاهرة بيروت دمشق بغداد عمان عمّان الرياض جدة الدوحة دبي أبوظبي أبو_ظبي الشارقة مسقط المنامة الكويت صنعاء عدن الخرطوم طرابلس بنغازي تونس الجزائر الرباط الدار_البيضاء نواكشوط القدس القدس_المحتلة رام_الله غزة أربيل البصرة الموصل حلب الإسكندرية مقديشو جيبوتي باريس لندن واشنطن نيويورك موسكو أنقرة إسطنبول طهران بكين برلين جنيف بروكسل'
    .split(' ')
    .map((place) => fold(place.replace('_', ' '))),
);
const isPlace = (part: string): boolean => PLACES.has(fold(part));

const LINE = 120;

/** The name in a line of its own that says who wrote: «كتب: …», «بيروت ـ …», `By …`. */
export function readByline(line: string): string | undefined {
  const trimmed = line.trim().replace(PLACE_BEFORE, '');
  if (trimmed.length > LINE || !/^\p{L}/u.test(trimmed) || /[.؟!]$/.test(trimmed)) return undefined;
  const isFromPlace = isPlace(trimmed.split(PARTS, 1)[0] ?? '') && behindPlace(trimmed) !== trimmed;
  return LEAD.test(trimmed) || MARKED_LEAD.test(trimmed) || isFromPlace ? readName(trimmed) : undefined;
}

const isName = (name: string): boolean =>
  name.length >= 3 &&
  name.length <= LONGEST &&
  /\p{L}{2}/u.test(name) &&
  name.split(' ').length <= MOST_WORDS &&
  !ADDRESS.test(name) &&
  !MONTH_ALONE.test(name) &&
  !NO_NAME.test(name) &&
  readDateLine(name) === undefined;

/** Names of no one. */
const NOBODY = new Set(
  [
    'admin',
    'administrator',
    'webmaster',
    'editor',
    'editors',
    'staff',
    'author',
    'unknown',
    'user',
    'root',
    'guest',
    'المحرر',
    'محرر',
    'الإدارة',
    'إدارة الموقع',
    'مدير الموقع',
    'وكالات',
    'وكالة',
    'الكاتب',
    'غير معروف',
    'أدمن',
    'متابعات',
    'خاص',
    'رئيس التحرير',
    'فريق التحرير',
    'هيئة التحرير',
    'قسم الأخبار',
    'رويترز',
    'فرانس برس',
    'أ ف ب',
    'د ب أ',
    'الأناضول',
    'الأسوشيتد برس',
  ].map((name) => fold(name)),
);

/** Tells what is no person: the outlet's own names, and those of no one. */
export function createIsOutlet(outlets: readonly string[]): (name: string) => boolean {
  const bare = (name: string) =>
    fold(name)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const known = new Set(outlets.map(bare).filter(Boolean));
  return (name) => NOBODY.has(bare(name)) || known.has(bare(name));
}
