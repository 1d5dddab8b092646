import { fold } from '@rasid/arabic';
import type { MiscKind } from '@rasid/contracts';

/** What names begin with, or stand behind, that are no person's, place's or body's. */
const signs: Readonly<Record<MiscKind, string>> = {
  event:
    'كأس دوري الدوري بطولة مهرجان معرض قمة القمة مؤتمر منتدى حرب الحرب معركة ثورة انتفاضة الانتفاضة عملية أولمبياد دورة إعصار عاصفة العاصفة زلزال عيد يوم موسم رالي طواف سباق إكسبو مونديال المونديال السوبر كوب الربيع النكبة فورمولا ألعاب حوار',
  work: 'رواية روايته فيلم مسلسل كتاب كتابه ديوان مسرحية أغنية قصيدة لوحة ألبوم برنامج القرآن الإنجيل التوراة صحيح ألف مقدمة مقال',
  weapon:
    'صاروخ صواريخ طائرة طائرات مقاتلة مقاتلات دبابة دبابات مدفع قنبلة غواصة مسيرة مسيرات طراز منظومة سلاح راجمة إف إس سو سوخوي ميغ شاهد بيرقدار باتريوت كلاشنيكوف هيمارس أباتشي كورنيت القبة ليوبارد أبرامز ميركافا',
  prize: 'جائزة جوائز وسام ميدالية الكرة نوبل الأوسكار الغولدن',
  agreement: 'اتفاق اتفاقية اتفاقيات الاتفاق معاهدة إعلان مبادرة خطة قانون وعد صفقة مسار بروتوكول ميثاق رؤية',
  money: 'دولار دولارا الدولار يورو اليورو دينار دينارا جنيه جنيها ريال ريالا درهم درهما ليرة شيكل فرنك',
};
const kinds = new Map(
  Object.entries(signs).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [fold(word), kind as MiscKind] as const),
  ),
);
const BEFORE = 24;

/** What a name is by its first word, or by the word before it; undefined where neither tells. */
export function miscKindOf(text: string, start: number, name: string): MiscKind | undefined {
  const [first = ''] = fold(name).split(' ');
  const before =
    fold(text.slice(Math.max(0, start - BEFORE), start))
      .match(/[\u0621-\u064a]+/g)
      ?.at(-1) ?? '';
  return kinds.get(first) ?? kinds.get(before) ?? kinds.get(before.replace(/^(?:و|ب|ل)/, ''));
}
