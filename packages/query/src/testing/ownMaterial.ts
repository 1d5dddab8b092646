import type { QueryMaterial } from './arbitraryQuery.ts';

/** A few sentences to make queries of where no articles are at hand. */
export const ownMaterial: QueryMaterial = {
  texts: [
    'أعلن وزير الدفاع أن القوات المسلحة سيطرت على الطريق المؤدي إلى مدينة سرت بعد اتفاق على هدنة مؤقتة',
    'قال المصرف المركزي إن أسعار النفط ارتفعت بنسبة 5.3% في 2026 مقارنة بعام ٢٠٢٥ بسبب كوفيد-19 وتراجع الإنتاج',
    'فاز الأهلي على الزمالك AND بهدفين دون رد في القمة NOT رقم OR مئة وعشرين NEAR من الدوري المصري',
  ],
  names: ['بنيامين نتنياهو', 'الجزيرة نت', 'طرابلس', 'مدرسة الغزالي', "O'Neil"],
  codes: { topic: ['sport', 'economy-business-and-finance'], country: ['EG', 'LY'], lang: ['ar', 'en'] },
  moments: ['2025-12-31T23:59:59.999Z', '2026-01-01T00:00:00.000Z', '2026-06-15T12:30:00.500Z'],
};
