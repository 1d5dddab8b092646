import { fold } from '@rasid/arabic';
import type { RuleName, RuleNames } from '../../src/names/ruleNames.ts';
import type { TaggedSentence } from './taggedCorpora.ts';

/** Heads whose complement makes a body's name, where ANERcorp often tags nothing or the complement alone. */
const HEADS = new Set(
  'وزارة هيئة الهيئة مجلس المجلس لجنة اللجنة محكمة المحكمة الجيش البرلمان نقابة النقابة اتحاد الاتحاد جمعية الجمعية مصرف المصرف بنك البنك حزب منظمة جامعة الجامعة بلدية مديرية مستشفى معهد المعهد مفوضية المفوضية كتائب كتيبة لواء سرايا نادي وكالة الوكالة رابطة الرابطة القوات النيابة الشرطة'
    .split(' ')
    .map(fold),
);
/** Before which a body is one of many, or only a part of a role. */
const isBody = ({ type, name }: RuleName): boolean =>
  type === 'ORG' && HEADS.has(fold(name.split(' ')[0] ?? ''));

/**
 * ANERcorp leaves out most ministries, armies, courts and the heads of clubs' and companies' names, which analysts need:
 * bodies by rule are tagged where it has nothing that they cut through.
 */
export function relabel(sentence: TaggedSentence, rules: RuleNames): TaggedSentence {
  const tags = [...sentence.tags];
  for (const name of rules(sentence.tokens)) if (isBody(name) && holds(tags, name)) put(tags, name);
  return { tokens: sentence.tokens, tags };
}

/** No name stands on the border of the body's, and those inside are bodies or places. */
function holds(tags: readonly string[], { first, last }: RuleName): boolean {
  if (tags[first]?.startsWith('I') || tags[last + 1]?.startsWith('I')) return false;
  return tags.slice(first, last + 1).every((tag) => tag === 'O' || /ORG|LOC/.test(tag));
}

function put(tags: string[], { first, last }: RuleName): void {
  for (let i = first; i <= last; i++) tags[i] = i === first ? 'B-ORG' : 'I-ORG';
}
