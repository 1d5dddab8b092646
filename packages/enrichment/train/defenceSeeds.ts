import { fold } from '@rasid/arabic';
import type { TopicSlug } from '../src/topicTable.ts';

/** Words of defence and of war, by which political articles of the training data are labelled as well. */
const defenceWords =
  'القوات المسلحة الجيش عسكرية عسكري مناورة مناورات تدريب عسكري وزارة الدفاع سلاح الجو البحرية الفرقاطة مدمرة مقاتلات صواريخ دفاع جوي رئيس الأركان كتيبة لواء مدرعات دبابات ذخيرة تسليح صفقة أسلحة طائرات مسيرة حرس الحدود خفر السواحل قاعدة عسكرية ضباط جنود'
    .split(' ')
    .map(fold);
const warWords =
  'هدنة اشتباكات قصف معارك غارات مقتل قتلى جرحى هجوم مسلحون تفجير إرهابي وقف إطلاق النار نازحين مسلحة عملية عسكرية مليشيات متمردين حصار جبهة'
    .split(' ')
    .map(fold);

const share = (text: string, words: readonly string[]): number => {
  const tokens = fold(text)
    .split(/\P{L}+/u)
    .map((word) => word.replace(/^[وفب]?(?=ال)/, ''));
  return tokens.filter((token) => words.includes(token)).length / Math.max(30, tokens.length);
};

/** Sentences of our own for what the training data has no class for. */
const sentences: readonly [text: string, ...slugs: TopicSlug[]][] = [
  ['القوات المسلحة تنفذ مناورة بحرية بالذخيرة الحية قبالة الساحل', 'defence'],
  ['رئيس الأركان يتفقد الوحدات المدرعة في القاعدة الجوية ويشيد بجاهزية الضباط والجنود', 'defence'],
  ['تمرين عسكري مشترك بين سلاح الجو والقوات البحرية على حماية الملاحة', 'defence'],
  ['وزارة الدفاع توقع صفقة لشراء طائرات مقاتلة ومنظومات دفاع جوي', 'defence'],
  ['حرس الحدود يحبط محاولة تهريب ويسقط طائرة مسيرة قرب السياج', 'defence'],
  ['تخريج دفعة من ضباط الكلية العسكرية بحضور القائد العام', 'defence'],
  ['الفرقاطة الجديدة تنضم إلى أسطول القوات البحرية', 'defence'],
  ['لواء مدرع يختتم تدريبات الرماية في ميدان الصحراء', 'defence'],
  ['اشتباكات عنيفة وقصف مدفعي يوقع قتلى وجرحى في أحياء المدينة', 'conflict-war-and-peace'],
  ['إعلان هدنة إنسانية ووقف إطلاق النار بعد أسابيع من المعارك', 'conflict-war-and-peace'],
  ['غارات جوية على مواقع للمسلحين ونزوح آلاف المدنيين', 'conflict-war-and-peace'],
  ['هجوم مسلح يستهدف نقطة تفتيش ويخلف قتلى', 'conflict-war-and-peace'],
];

export const defenceSeeds = {
  /** Further labels of a political article, where it speaks of little else. */
  labelsOf: (text: string): TopicSlug[] => [
    ...(share(text, defenceWords) >= 0.06 ? ['defence' as const] : []),
    ...(share(text, warWords) >= 0.05 ? ['conflict-war-and-peace' as const] : []),
  ],
  examples: <T>(labelsOf: (...slugs: TopicSlug[]) => T) => {
    const all = sentences.map(([text, ...slugs]) => ({ text, labels: labelsOf(...slugs) }));
    return Array.from({ length: 20 }, () => all).flat();
  },
};
