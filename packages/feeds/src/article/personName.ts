import { fold } from '@rasid/arabic';
import { readDateLine } from './dateLine.ts';

const LEAD =
  /^(?:(?:كتب(?:ت|ه|ته)?|بقلم|تحرير|إعداد|اعداد|حاور(?:ه|ته|ها|تها)?|تقرير|الكاتب(?:ة)?|مراسل(?:نا|تنا)?|نشر بواسطة|كتب بواسطة|أرسلت بواسطة|مرسلة بواسطة|بواسطة|written by|authored by|posted by|reviewed by|recipe by|guide by|words by|story by|author|by)(?=[\s:/|-]|$)|[\s:/|•·،,-]+)/i;
/** «القاهرة – كتب: …» */
const PLACE_BEFORE =
  /^\p{L}[\p{L} ]{1,30}\s*[-–—:|]\s*(?=(?:كتب(?:ت|ه|ته)?|بقلم|تحرير|إعداد|تقرير)\s*[:/-])/u;
/** What stands behind the name on one line. */
const BEHIND = /\s*[|•·\t\n]\s*|\s+[-–—]\s+|\s*[،,]?\s*\d|\s+(?=(?:in|on|at)\s)/;
const ADDRESS = /https?:|www\.|[@#{}<>_=\\]|\.(?:com|net|org|studio)\b/i;
const MONTH_ALONE = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i;
/** Words of bylines that are no name. */
const NO_NAME =
  /^(?:updated?|published|last updated|share|follow|editor|writer|contributor|staff writer|read(?:ing)?|min|views?|comments?|about|more|منذ|قبل|آخر تحديث|نشر|شارك|تابع|المزيد|عرض|كل المقالات|كاتب|كاتبة|صحفي|صحفية|صحافي|محرر|محررة|مراسل|مراسلة)(?!\p{L})/iu;
const LONGEST = 80;
const MOST_WORDS = 8;

/** The name in what a byline says, without the words before it and what is behind; undefined where there is none. */
export function readName(told: string): string | undefined {
  let name = told
    .slice(0, 400)
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/[\u200e\u200f]/g, '')
    .trim();
  for (let i = 0; i < 4 && LEAD.test(name); i++) name = name.replace(LEAD, '').trim();
  name = (name.split(BEHIND)[0] ?? '').replace(/\s+/g, ' ').replace(/^[\s:،,;.(]+|[\s:،,;()]+$/g, '');
  return isName(name) ? name : undefined;
}

const LINE = 120;

/** The name in a line of its own that says who wrote: «كتب: …», `By …`. */
export function readByline(line: string): string | undefined {
  const trimmed = line.trim().replace(PLACE_BEFORE, '');
  return trimmed.length <= LINE && /^\p{L}/u.test(trimmed) && LEAD.test(trimmed) && !/[.؟!]$/.test(trimmed)
    ? readName(trimmed)
    : undefined;
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
