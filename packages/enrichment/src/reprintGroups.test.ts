import { expect, test } from 'vitest';
import { createReprintGroups } from './reprintGroups.ts';

const STORY =
  'أعلنت هيئة الموانئ في بنغازي بدء العمل بنظام رقمي جديد لتسجيل الحاويات يختصر مدة التفريغ من أربعة أيام إلى يوم واحد، ' +
  'وقالت إن سائقي الشاحنات سيتلقون موعدا على هواتفهم قبل وصولهم بساعتين، وإن الرسوم لن تتغير قبل نهاية العام.';
const OTHER =
  'فاز فريق مدرسة المنارة ببطولة الشطرنج للناشئين بعد نهائي استمر خمس ساعات أمام فريق من مصراتة، وأهدى اللاعبون الكأس ' +
  'إلى مدربهم الذي علمهم اللعبة في مكتبة الحي قبل ست سنوات ولم يكن في المكتبة يومها سوى رقعة واحدة.';

test('a re-print joins its first text, another story does not, and an id keeps its group', () => {
  const groups = createReprintGroups();
  expect(groups.assign('b', STORY)).toBe('b');
  expect(groups.assign('c', OTHER)).toBe('c');
  expect(groups.assign('a', `بنغازي (وكالات) - ${STORY}`)).toBe('b');
  expect(groups.assign('a', OTHER)).toBe('b');
});

test('texts too short to compare stay alone', () => {
  const groups = createReprintGroups();
  expect(groups.assign('1', 'خبر عاجل')).toBe('1');
  expect(groups.assign('2', 'خبر عاجل')).toBe('2');
});
