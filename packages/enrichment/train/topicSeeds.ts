import { analyze } from '@rasid/arabic';
import type { TopicSlug } from '@rasid/contracts';

/** Words of topics that the training data has no class for, by which its articles are labelled as well. */
const seeds: Readonly<Partial<Record<TopicSlug, string>>> = {
  defence:
    'الجيش عسكرية مناورات الدفاع مدمرة فرقاطة مقاتلات صواريخ الأركان كتيبة لواء مدرعات دبابات ذخيرة تسليح أسلحة قاذفة غواصة بارجة الجنود ضباط',
  'conflict-war-and-peace':
    'هدنة اشتباكات قصف معارك غارات هجوم مسلحون تفجير انتحاري نازحين مليشيات متمردين حصار جبهة الحرب الفصائل داعش إرهابي الإرهاب قتال',
  'crime-law-and-justice':
    'محكمة المحكمة القضاء قاض النيابة متهم المتهمين الشرطة اعتقال جريمة سجن السجن عقوبة محامي قضية تحقيق احتيال رشوة فساد سرقة مخدرات إعدام قاتل عصابة ادعاء',
  'disaster-accident-and-emergency-incident':
    'زلزال حريق حرائق فيضان فيضانات سيول غرق حادث تحطم انهيار أنقاض إنقاذ الإسعاف الإطفاء ضحايا كارثة إعصار بركان طوارئ تصادم نجاة',
  education:
    'جامعة الجامعات طلاب طلبة مدارس مدرسة المعلمين تعليم التربية دراسي امتحانات مناهج كلية أكاديمية تخرج تلاميذ مدرسين دكتوراه',
  environment:
    'البيئة المناخ المناخي تلوث انبعاثات الكربون الاحتباس نفايات غابات محمية التصحر جفاف طبيعة الكوكب انقراض حيوانات البلاستيك التدوير',
  labour:
    'العمال العاملين إضراب نقابة النقابات أجور رواتب بطالة وظائف توظيف موظفين تسريح التقاعد معاشات عمالة',
  'lifestyle-and-leisure':
    'أزياء موضة سياحة سياح سياحية مطعم طعام وصفة أطباق فندق منتجع عطلة مجوهرات جمال ديكور سفر طهي',
  society:
    'لاجئين اللاجئين المرأة النساء الأسرة الأطفال المهاجرين فقراء الفقر خيرية زواج طلاق المجتمع معاقين أيتام السكان حقوق تبرعات إنساني',
  weather: 'الطقس أمطار الأرصاد الجوية درجات الحرارة رياح عاصفة ثلوج ضباب غائم رطوبة منخفض سحب غبار',
  'human-interest': 'غينيس طريف غريب عجوز توأم قطة كلب حفيد يانصيب أغرب طرائف فيديو مواقع متداول نشطاء تداول',
};

const WORDS = 100;
const LEAST_SHARE = 0.07;
const LEAST_KINDS = 4;

const rootsOf = (text: string): string[] => analyze(text, 'stem').map(({ token }) => token);
const stemsOf = new Map(
  Object.entries(seeds).map(([slug, words]) => [slug as TopicSlug, new Set(rootsOf(words))]),
);

/** What an article is about as well, and what it may be about, which is no example for or against it. */
export function furtherTopicsOf(text: string): { sure: TopicSlug[]; unsure: TopicSlug[] } {
  const stems = rootsOf(text.slice(0, WORDS * 8)).slice(0, WORDS);
  const [sure, unsure]: [TopicSlug[], TopicSlug[]] = [[], []];
  for (const [slug, known] of stemsOf) {
    const hits = stems.filter((stem) => known.has(stem));
    const kinds = new Set(hits).size;
    if (kinds >= LEAST_KINDS && hits.length >= LEAST_SHARE * stems.length) sure.push(slug);
    else if (kinds >= 2) unsure.push(slug);
  }
  return { sure, unsure };
}
