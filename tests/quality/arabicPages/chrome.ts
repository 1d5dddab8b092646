import type { Article } from './articles.ts';

/** What stands around an article; each page takes its own turn of it. */
const headlines = [
  'وزير التعليم يعلن موعد امتحانات الفصل الأول',
  'أسعار الذهب تتراجع لليوم الثالث في الأسواق المحلية',
  'المنتخب يبدأ معسكره التحضيري من دون ثلاثة من أساسييه',
  'توقيف شبكة لتزوير الوثائق في عملية أمنية',
  'طرح تذاكر الحفل الخيري وسط إقبال كبير',
  'خبراء يحذرون من مخاطر الاستخدام المفرط للهواتف',
  'السفارة تعلن ساعات العمل الجديدة خلال العطلة',
  'حريق يلتهم مستودعاً للأخشاب وفرق الإطفاء تسيطر عليه',
  'بدء العمل بالتوقيت الشتوي فجر الأحد',
  'شركة الاتصالات تطلق باقات جديدة للطلاب',
  'وفاة الشاعر الكبير عن عمر ناهز الثمانين',
  'قمة مرتقبة لبحث ملف المياه المشتركة',
  'الصحة تنفي ظهور سلالة جديدة من الإنفلونزا',
  'دراسة: المشي نصف ساعة يومياً يحسن الذاكرة',
  'إقالة مدرب الفريق بعد الخسارة الخامسة',
  'اتفاق على تصدير الكهرباء إلى دول الجوار',
] as const;

const summaries = [
  'أكدت مصادر مطلعة أن القرار سيدخل حيز التنفيذ مطلع الشهر المقبل، وأن الجهات المعنية استكملت استعداداتها لتطبيقه في المحافظات كافة.',
  'شهدت الأسواق حركة نشطة مع اقتراب العطلة، فيما دعا مسؤولون المستهلكين إلى التسوق المبكر وتجنب ساعات الذروة في المراكز التجارية.',
  'قال المتحدث الرسمي إن التحقيقات ما زالت جارية لكشف ملابسات الحادث، ووعد بنشر النتائج فور اكتمالها أمام الرأي العام.',
  'تستعد الفرق المشاركة لخوض الجولة الحاسمة نهاية الأسبوع، وسط توقعات بحضور جماهيري كبير يملأ مدرجات الملعب الوطني.',
] as const;

const readers = [
  ['أبو خالد', 'بارك الله فيكم على هذا الخبر، وأتمنى أن نرى نتائج ملموسة على أرض الواقع لا مجرد تصريحات.'],
  ['متابعة', 'كلام جميل ولكن أين كانوا طوال السنوات الماضية؟ المواطن تعب من الوعود التي لا تنفذ.'],
  ['سامر', 'شكراً للكاتب على المعلومات القيمة، أرجو نشر تفاصيل أكثر عن الموضوع في المرات القادمة.'],
] as const;

const turn = <T>(list: readonly T[], from: number, count: number): T[] =>
  Array.from({ length: count }, (_, i) => list[(from + i) % list.length] as T);

/** The surroundings of a page, chosen by its number and never the same twice in a row. */
export function surroundings(page: number) {
  const others = (count: number, from = 0) => turn(headlines, page * 3 + from, count);
  return {
    headlines: others,
    headline: (i: number): string => others(1, i)[0] ?? '',
    summary: (i: number): string => turn(summaries, page + i, 1)[0] ?? '',
    readers: turn(readers, page, 3),
    /** `<a href>` around a headline. */
    link: (i: number): string => `<a href="/news/${1000 + page * 20 + i}">${others(1, i)[0] ?? ''}</a>`,
    links: (count: number, from = 0): string =>
      others(count, from)
        .map((title, i) => `<li><a href="/news/${2000 + page * 20 + i}">${title}</a></li>`)
        .join('\n'),
  };
}
export type Surroundings = ReturnType<typeof surroundings>;

export const sections = [
  'الرئيسية',
  'أخبار',
  'سياسة',
  'اقتصاد',
  'رياضة',
  'ثقافة وفن',
  'منوعات',
  'رأي',
  'فيديو',
];
export const menu = sections
  .map((name, i) => `<li class="menu-item"><a href="/section/${i}">${name}</a></li>`)
  .join('');
export const paragraphs = (article: Article): string[] => article.paragraphs.map((text) => `<p>${text}</p>`);
/** Puts something behind a paragraph. */
export const after = (lines: readonly string[], place: number, inset: string): string[] => [
  ...lines.slice(0, place),
  inset,
  ...lines.slice(place),
];
export const arabicDate = (iso: string): string =>
  new Intl.DateTimeFormat('ar-EG-u-nu-latn', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(iso));
export const tagLinks = ({ tags }: Article): string =>
  tags.map((tag) => `<a href="/tag/${encodeURIComponent(tag)}" rel="tag">${tag}</a>`).join(' ');
