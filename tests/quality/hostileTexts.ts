/** Strings that analyzers trip over, each a text of its own. */
export function* hostileTexts(): Generator<string> {
  yield* [
    '',
    ' \n\t\u00a0\u200b',
    'ـــــ',
    'ـمـصـرـ',
    '\u064e\u064f\u0650',
    '\u064eمصر\u0651',
    'مصر\u200fوالسودان\u200e2024\u202b',
    '«القوات»،؛؟…—',
    "U.S.A. a.b 3.14 1,000 ١٬٠٠٠ ١٫٥ 12:30 a_b _ __ a’b l’été O'Neil 50% #هاشتاغ @حساب",
    'بي.بي.سي ب،ب 5،000 ٥،٠٠٠ وزير:الدفاع',
    'ﷺ ﷲ ﻻ ﻷ ﻵ ﷼ ﺍﻟﻘﻮﺍﺕ',
    'گرفت پژوهش چین ڤيديو ہے کردستان‌ی',
    'Iñtërnâtiônàlizætiøn ÅNGSTRÖM ſharp ẞ İstanbul ıI ΣΊΣΥΦΟΣ',
    'ไทย 漢字 かな カタカナ 한국어 हिन्दी',
    'e\u0301 a\u0308\u0323 \u0301 \u0301a',
    'http://example.com/a?b=c user@example.com',
    'م'.repeat(255),
    'م'.repeat(256),
    'و'.repeat(5000),
    'ال'.repeat(2500),
    'abc'.repeat(2000),
    '9'.repeat(600),
    'ا\u0651'.repeat(1000),
    '\u202eمصر\u202c \u2067قطر\u2069',
    '\ue000مصر \ue000 مصر\ue000',
    '0٠۰ ۱۲۳٤٥٦',
  ];
  yield* ['😀', 'مصر😀قطر', '👨‍👩‍👧‍👦 عائلة', '🇪🇬 مصر 🇱🇾', '👍🏽جيد', '1️⃣ #️⃣', '❤️ حب', '©®™'];
  yield* ['\ud83d', 'مصر\ud83dقطر', '\ude00مصر', 'a\udc00b'];
  yield* randomTexts();
}

const UNITS = [
  ...'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ',
  ..."ًٌٍَُِّْـ،؛؟«».:,'’_-/#@٪% \n\u200c\u200d\u200f0123٤٥٦۷AbZé",
  '😀',
  '\u0301',
  'ﷲ',
  'ﻻ',
  'گ',
];

/** Random strings from a fixed seed (a linear congruential generator), of letters that meet in news. */
function* randomTexts(): Generator<string> {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let i = 0; i < 2_000; i++)
    yield Array.from({ length: next(60) }, () => UNITS[next(UNITS.length)] ?? '').join('');
}
