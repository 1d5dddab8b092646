import { expect, test } from 'vitest';
import { readStub } from './stub.ts';

const paragraph =
  'استأنف ميناء سرت استقبال السفن صباح اليوم بعد توقف دام ثلاثة أسابيع بسبب أعمال الصيانة في الرصيف الشرقي.';
const stubOf = (title: string, text: string, shown = text) =>
  readStub({ title, text, shown, isPaid: false, isAmp: false });

test.each([
  ['Just a moment...', 'Enable JavaScript and cookies to continue'],
  ['لحظة…', 'جارٍ التحقق من أنك إنسان. قد يستغرق هذا بضع ثوان.'],
  ['www.example.com', 'يحتاج www.example.com إلى مراجعة أمان اتصالك قبل المتابعة.'],
  ['لحظة من فضلك...', 'يرجى تمكين JavaScript وملفات تعريف الارتباط للمتابعة'],
  ['تسجيل الدخول | صحيفة المثال', 'ليس لديك حساب؟ أنشئ حسابا جديدا.'],
  ['example.com', 'Please enable JS and disable any ad blocker'],
  ['', 'Request unsuccessful. Incapsula incident ID: 123-456'],
])('a wall: %s', (title, text) => expect(stubOf(title, text)).toBe('wall'));

test.each([
  ['404', 'عذرا، الصفحة التي تبحث عنها غير موجودة أو ربما تم نقلها.'],
  ['الصفحة غير موجودة - صحيفة المثال', 'عد إلى الرئيسية.'],
  ['عذراً، الصفحة المطلوبة غير متاحة', 'يمكنك استخدام البحث.'],
  ['صحيفة المثال', 'الخبر الذي تحاول الوصول إليه غير متوفر حاليا.'],
  ['Page not found', 'Try the search.'],
])('a page that is gone: %s', (title, text) => expect(stubOf(title, text)).toBe('missing'));

test.each([
  'هذا المحتوى للمشتركين فقط',
  'هذا المقال متاح للمشتركين',
  'اشترك الآن لمتابعة القراءة',
  'للاطلاع على المقال كاملا يرجى الاشتراك أو تسجيل الدخول',
  'لقراءة المقال كاملاً، سجّل دخولك أو اشترك في الصحيفة',
  'سجل الدخول أو أنشئ حسابا لمواصلة القراءة',
  'Subscribe to continue reading',
])('a page that is sold: %s', (call) =>
  expect(stubOf('عودة الملاحة', paragraph, `${paragraph}\n${call}`)).toBe('paywall'),
);

test.each([
  ['404 سفن تعبر القناة في أسبوع', paragraph],
  ['لحظة بلحظة: افتتاح الميناء', paragraph],
  ['تسجيل الدخول إلى الجامعات يبدأ الأحد', paragraph],
  [
    'عودة الملاحة',
    `${paragraph} وقال إن الصفحة التي طويت لن تفتح من جديد، ودعا إلى متابعة القراءة في التقرير.`,
  ],
  ['حجب المواقع', `${paragraph} واشترك في الندوة عشرون باحثا لقراءة الوثائق الجديدة ومناقشتها.`],
])('an article: %s', (title, text) => expect(stubOf(title, text)).toBeUndefined());
