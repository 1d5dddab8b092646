import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEAR_DUPLICATE_SHARED_KEYS, nearDuplicateKeys } from './nearDuplicates.ts';

const body =
  'اتفق المشاركون على إنشاء غرفة عمليات مشتركة تتولى تسجيل الشحنات وتحديد أولوياتها ومتابعة وصولها إلى الولايات الأكثر احتياجا. وستضم الغرفة ممثلين عن الهيئات الإغاثية والجهات الحكومية المعنية بالنقل والصحة. وقالت منسقة الاجتماع إن شاحنات كثيرة توقفت أسابيع عند نقاط العبور بسبب اختلاف نماذج التصاريح وتكرار التفتيش بين المدن.';
const other =
  'سجل المنتخب ثلاثة أهداف في الشوط الأول قبل أن يعود الضيوف إلى المباراة بهدفين متتاليين. وأشاد المدرب بأداء لاعبيه الشبان الذين خاضوا أول مباراة رسمية أمام جمهورهم، ووعد بأن تكون التشكيلة أقوى في البطولة التي تنطلق مطلع العام.';

const shared = (a: string, b: string): number => {
  const keys = new Set(nearDuplicateKeys(a));
  return nearDuplicateKeys(b).filter((key) => keys.has(key)).length;
};

test('32 keys of eight hexadecimal digits', () => {
  const keys = nearDuplicateKeys(body);
  expect(keys).toHaveLength(32);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}$/);
});

test('a short text has none', () => expect(nearDuplicateKeys('خبر قصير لا يكفي للمقارنة')).toEqual([]));

test('a re-print with another lead shares enough keys, another article does not', () => {
  expect(shared(body, `نقلت الوكالة من القاهرة. ${body}`)).toBeGreaterThanOrEqual(NEAR_DUPLICATE_SHARED_KEYS);
  expect(shared(body, other)).toBeLessThan(NEAR_DUPLICATE_SHARED_KEYS);
});

test('marks, tatweel and the seats of hamza change nothing', () => {
  const dressed = body.replaceAll('إلى', 'الى').replace('اتفق', 'اتَّفَقَ').replace('غرفة', 'غـرفة');
  expect(nearDuplicateKeys(dressed)).toEqual(nearDuplicateKeys(body));
});

test('about 32·J² keys are shared at Jaccard similarity J', () => {
  const words = (from: number) => Array.from({ length: 400 }, (_, i) => `كلمة${from + i}`).join(' ');
  const runs = Array.from({ length: 20 }, (_, i) => shared(words(i * 10_000), words(i * 10_000 + 100)));
  // 298 of 498 shingles are common: J = 0.6, and 32 · 0.36 = 11.5
  const mean = runs.reduce((sum, count) => sum + count, 0) / runs.length;
  expect(mean).toBeGreaterThan(9);
  expect(mean).toBeLessThan(14.5);
});

test('any text gives no keys or 32', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => [0, 32].includes(nearDuplicateKeys(text).length)),
  );
});
