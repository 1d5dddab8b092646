import { fold } from '@rasid/arabic';

const words = (list: string): string[] => list.split(' ').map((word) => fold(word));
const MONTHS = new Set(
  words(
    'يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت يوليوز غشت شتنبر نونبر دجنبر محرم صفر ربيع جمادى رجب شعبان رمضان شوال january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
  ),
);
/** Words that stand about a date and are no part of a sentence. */
const ABOUT = new Set(
  words(
    'الأول الثاني الثانية الأولى الآخر الآخرة ذو ذي القعدة الحجة هـ ه م ص صباحا مساء ظهرا الساعة الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الموافق بتوقيت توقيت غرينتش جرينتش مكة المكرمة القدس القاهرة بيروت غ ت gmt utc am pm نشر نشرت في تاريخ النشر آخر تحديث تم التحديث منذ قبل دقيقة دقائق دقيقتين ساعة ساعات ساعتين يوم أيام يومين أسبوع أسابيع أسبوعين شهر أشهر سنة مضت من و السنة العام published updated posted on last at min read minutes ago hours hour days day monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun',
  ),
);
const CLOCK_OR_DAY = /\d{1,2}:\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/;
const LONGEST = 140;

/** How a line tells a date: by itself, or among few words, as the names of a writer and a place; or not at all. */
export function readDateLine(line: string): 'alone' | 'among words' | undefined {
  if (line.length > LONGEST || /[.؟!]$/.test(line)) return undefined;
  const folded = fold(line).toLowerCase();
  const tokens = folded.match(/\p{L}+|\d+/gu) ?? [];
  const hasDay =
    CLOCK_OR_DAY.test(folded) || (tokens.some((token) => MONTHS.has(token)) && /\d/.test(folded));
  if (!hasDay && !/^(منذ|قبل) /.test(folded)) return undefined;
  const others = tokens.filter((token) => !/^\d/.test(token) && !MONTHS.has(token) && !ABOUT.has(token));
  if (others.length === 0) return 'alone';
  return hasDay && others.length <= 8 && others.length < 2 * (tokens.length - others.length) + 1
    ? 'among words'
    : undefined;
}
