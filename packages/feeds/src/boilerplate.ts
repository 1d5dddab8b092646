import { fold } from '@rasid/arabic';

/** Lines by which Arabic outlets lead elsewhere; a line that begins so is no part of the article. */
const openings = [
  'اقرأ أيضا',
  'إقرأ أيضا',
  'اقرأ المزيد',
  'اقرأ ايضا',
  'طالع أيضا',
  'شاهد أيضا',
  'قد يهمك',
  'ذات صلة',
  'مواضيع ذات صلة',
  'مقالات ذات صلة',
  'أخبار ذات صلة',
  'الأكثر قراءة',
  'الأكثر مشاهدة',
  'تابعونا على',
  'تابعنا على',
  'شارك الخبر',
  'شارك المقال',
  'شارك على',
  'انشر الخبر',
  'للمزيد من',
  'لمتابعة آخر الأخبار',
  'اشترك في',
  'اشترك الآن',
  'جميع الحقوق محفوظة',
  'حقوق النشر محفوظة',
  'نسخ الرابط',
  'رابط مختصر',
  'كلمات مفتاحية',
  'كلمات دلالية',
  'الكلمات المفتاحية',
  'الوسوم',
  'أضف تعليق',
  'اترك تعليقا',
  'التعليقات',
].map(fold);
const LONGEST = 220;

/** Short lines only: a sentence of the article may begin with any words. */
export function isBoilerplateLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  const folded = fold(line).replace(/^[^\p{L}\p{N}]+/u, '');
  if (folded === '') return true;
  return openings.some(
    (opening) =>
      folded.startsWith(opening) &&
      (folded.length < opening.length + 12 || /^[\s:.…|-]*[:|]/.test(folded.slice(opening.length))),
  );
}
