import { fold } from '@rasid/arabic';
import type { TopicSlug } from '@rasid/contracts';

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));

/** Words of defence and of war, by which political articles of the training data are labelled as well. */
const defenceWords = wordsOf(
  'الجيش عسكرية عسكري العسكرية العسكري مناورة مناورات المناورات الدفاع مدمرة فرقاطة مقاتلات صواريخ الأركان كتيبة لواء مدرعات دبابات ذخيرة تسليح أسلحة مسيرة طائرات القوات المسلحة قاذفة غواصة بارجة الجنود ضباط',
);
const warWords = wordsOf(
  'هدنة اشتباكات قصف معارك المعارك غارات غارة مقتل قتلى جرحى القتلى هجوم مسلحون تفجير انتحاري نازحين مسلحة مليشيات ميليشيات متمردين حصار جبهة القصف الهجوم المسلحين انفجار الحرب',
);

/** The share of a text's words that are of a list. */
function share(text: string, words: ReadonlySet<string>): number {
  const tokens = fold(text).split(/\P{L}+/u);
  return (
    tokens.filter((token) => words.has(token) || words.has(token.slice(1))).length /
    Math.max(30, tokens.length)
  );
}

/** Further labels of a political article, where it speaks of little else. */
export const furtherLabelsOf = (text: string): TopicSlug[] => [
  ...(share(text, defenceWords) >= 0.05 ? ['defence' as const] : []),
  ...(share(text, warWords) >= 0.04 ? ['conflict-war-and-peace' as const] : []),
];
