import { describe, expect, test } from 'vitest';
import { loadModel } from './loadModel.ts';
import { createTopicClassifier } from './topicClassifier.ts';

const classifier = createTopicClassifier(loadModel());

describe('a headline alone', () => {
  test.each([
    ['sport', 'الأهلي يفوز على الزمالك بثلاثة أهداف في نهائي كأس مصر'],
    ['economy-business-and-finance', 'البنك المركزي يرفع أسعار الفائدة والبورصة تغلق على تراجع'],
    ['health', 'أطباء يحذرون من إصابة الأطفال بمرض السكري'],
    ['science-and-technology', 'شركة تطلق تطبيقا جديدا للهواتف الذكية يعمل بالذكاء الاصطناعي'],
    ['politics', 'رئيس الوزراء يلتقي زعماء الأحزاب قبل الانتخابات البرلمانية'],
    ['religion', 'مفتي الجمهورية: صيام رمضان فرض على كل مسلم بالغ'],
    ['arts-culture-entertainment-and-media', 'فيلم روائي يفتتح مهرجان السينما ومعرض للفن التشكيلي'],
    ['defence', 'القوات المسلحة تنفذ مناورة بحرية بالذخيرة الحية'],
  ])('%s: %s', (slug, title) => expect(classifier.classifyTopics(title, '')[0]?.slug).toBe(slug));
});

test('scores lie between 0 and 1, the best first, three at most', () => {
  const topics = classifier.classifyTopics(
    'وزير المالية يعلن موازنة الدفاع',
    'ناقش البرلمان موازنة الجيش والديون والأسعار',
  );
  expect(topics.length).toBeGreaterThan(0);
  expect(topics.length).toBeLessThanOrEqual(3);
  const scores = topics.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
});

test('a text without a known word has no topic', () =>
  expect(classifier.classifyTopics('xyzzy', 'qwerty')).toEqual([]));
