import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody } from './decodeBody.ts';

/** By asking the decoder for every byte. */
function tableOf(charset: string): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(charset);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}

function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  if (charset === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (charset === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const table = tableOf(charset);
  return Uint8Array.from(text, (letter) => {
    const byte = table.get(letter);
    if (byte === undefined) throw new Error(`${charset} has no ${letter}`);
    return byte;
  });
}

/** Bytes of one charset taken for another, as publishers do before they encode again. */
const misread = (text: string, charset: string, as: string): string =>
  new TextDecoder(as).decode(encode(text, charset));

const TEXT =
  'أعلنت وزارة النقل في سرت عودة الملاحة إلى الميناء بعد توقف دام ثلاثة أسابيع، وقالت إن السفن الأولى وصلت صباح اليوم محملة بالحبوب';
const page = (text: string, charset = 'x') =>
  `<html><head><meta charset="${charset}"><title>News</title></head><body class="a"><p>${text}</p></body></html>`;

const CHARSETS = ['windows-1256', 'iso-8859-6', 'utf-8', 'utf-16le', 'utf-16be'];
const SAID = [...CHARSETS, 'utf-16', 'iso-8859-1', 'windows-1251', 'gb2312', 'no-such-charset'];

describe.each(CHARSETS)('%s', (charset) => {
  test.each([undefined, ...SAID])('is told where the header says %s', (said) => {
    for (const text of [TEXT, page(TEXT), page(TEXT, 'utf-8')]) {
      const header = said === undefined ? undefined : `text/html; charset=${said}`;
      expect(decodeBody(encode(text, charset), header)).toEqual({ text, charset });
    }
  });

  test.each(SAID)('is told where the page says %s', (said) => {
    const text = page(TEXT, said);
    expect(decodeBody(encode(text, charset), 'text/html').text).toBe(text);
  });

  test.each(SAID)('is told where the feed says %s', (said) => {
    const text = `<?xml version="1.0" encoding='${said}'?>\n<rss><channel><title>${TEXT}</title></channel></rss>`;
    expect(decodeBody(encode(text, charset), 'application/rss+xml').text).toBe(text);
  });
});

describe('of windows-1256, whatever is said', () => {
  test.each([
    [
      'Persian',
      'رئیس جمهور گفت: پروژه‌های جدید راه‌آهن در چهار استان آغاز می‌شود'
        .replaceAll('ی', 'ي')
        .replaceAll('ک', 'ك'),
    ],
    [
      'Urdu',
      'پاکستان کے وزیر نے کہا کہ گاڑيوں کي قيمتوں ميں کمي کي جائے گي اور ٹيکس ڈيڑھ في صد ہو گا'.replaceAll(
        'ی',
        'ي',
      ),
    ],
    ['vocalised', 'الحَمْدُ لِلَّهِ رَبِّ العَالَمِينَ، وَقَالَ الشَّاعِرُ: أَلَا لَيْتَ الشَّبَابَ يَعُودُ يَوْمًا'],
    ['quotations and dashes', '«قال» – “نعم”… – «لا» – ”كلا“ – وقالت الصحيفة: «نحن هنا»؛ فهل من مجيب؟'],
    [
      'much Latin and little Arabic',
      `${'<div class="row"><a href="/en/news">World news and sports</a></div>'.repeat(50)}<p>أخبار ليبيا والعالم</p>`,
    ],
    [
      'French beside Arabic',
      'Le président a été reçu à Tunis. رئيس الجمهورية يستقبل وفد البرلمان الأوروبي في قصر قرطاج. Très élevé.',
    ],
    ['a headline', 'وزير النقل: الميناء يعود للعمل'],
  ])('%s', (_, text) => {
    for (const said of [undefined, 'windows-1256', 'utf-8', 'iso-8859-1'])
      expect(decodeBody(encode(text, 'windows-1256'), said && `text/html; charset=${said}`).text).toBe(text);
  });
});

describe('of no Arabic', () => {
  const french =
    'Le président a été reçu à l’aéroport — « Très élevé », dit-il. École, Énergie, Çà et là: « à bientôt »';
  test.each(['windows-1252', 'iso-8859-1', 'utf-8', 'iso-8859-6', 'windows-1256', undefined])(
    'French that is said to be %s',
    (said) =>
      expect(decodeBody(encode(french, 'windows-1252'), said && `text/html; charset=${said}`).text).toBe(
        french,
      ),
  );

  test.each([
    [
      'windows-1251',
      'Президент принял делегацию в столице и сказал, что переговоры продолжатся завтра утром',
    ],
    ['koi8-r', 'Президент принял делегацию в столице и сказал, что переговоры продолжатся завтра утром'],
    ['iso-8859-7', 'Ο πρόεδρος δήλωσε ότι οι συνομιλίες θα συνεχιστούν αύριο το πρωί στην πρωτεύουσα'],
    ['windows-1255', 'ראש הממשלה אמר היום כי השיחות יימשכו מחר בבוקר בעיר הבירה בהשתתפות כל הצדדים'],
    [
      'windows-1254',
      'Cumhurbaşkanı görüşmelerin yarın sabah başkentte süreceğini söyledi, dışişleri açıkladı',
    ],
  ])('%s is believed', (charset, text) =>
    expect(decodeBody(encode(text, charset), `text/html; charset=${charset}`)).toEqual({ text, charset }),
  );

  test('Chinese in several bytes is believed', () => {
    const bytes = Uint8Array.of(
      ...[0xd6, 0xd0, 0xb9, 0xfa, 0xd7, 0xdc, 0xcd, 0xb3, 0xbb, 0xe1, 0xbc, 0xfb, 0xb4, 0xfa, 0xb1, 0xed],
    );
    expect(decodeBody(bytes, 'text/html; charset=gb2312').text).toBe('中国总统会见代表');
  });

  test('ASCII is UTF-8, whatever is said', () =>
    expect(decodeBody(encode('plain', 'utf-8'), 'text/html; charset=utf-16')).toEqual({
      text: 'plain',
      charset: 'utf-8',
    }));
});

describe('with a mark', () => {
  test.each([
    ['utf-8', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
  ])('%s', (charset) =>
    expect(decodeBody(encode(`\ufeff${TEXT}`, charset), 'text/html; charset=windows-1256')).toEqual({
      text: TEXT,
      charset,
    }),
  );

  test('that does not fit, the bytes decide', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...encode(TEXT, 'windows-1256'));
    expect(decodeBody(bytes).text).toBe(TEXT);
  });
});

describe('of two charsets', () => {
  test('a page of UTF-8 with a part of windows-1256, and the other way round', () => {
    const widget = 'طقس اليوم مشمس على الساحل';
    for (const [outer, inner] of [
      ['utf-8', 'windows-1256'],
      ['windows-1256', 'utf-8'],
      ['utf-8', 'iso-8859-6'],
    ] as const) {
      const bytes = Uint8Array.of(
        ...encode(`<p>${TEXT}</p>`, outer),
        ...encode(`<div>${widget}</div>`, inner),
      );
      expect(decodeBody(bytes).text).toBe(`<p>${TEXT}</p><div>${widget}</div>`);
    }
  });

  test('a page of UTF-8 with a few broken bytes stays UTF-8', () => {
    const bytes = encode(TEXT, 'utf-8');
    bytes[5] = 0xff;
    const { text, charset } = decodeBody(bytes, 'text/html; charset=utf-8');
    expect(text).toContain('وزارة النقل في سرت');
    expect([...text].filter((letter) => /[^\u0600-\u06ff\s،\ufffd]/.test(letter))).toEqual([]);
    expect(charset).toBe('utf-8');
  });

  test('a body that was cut inside a character', () => {
    const bytes = encode(TEXT, 'utf-8');
    expect(decodeBody(bytes.subarray(0, bytes.length - 1), 'text/html; charset=windows-1256').text).toBe(
      TEXT.slice(0, -1),
    );
  });
});

describe('encoded twice', () => {
  test.each([
    ['UTF-8 taken for windows-1252', misread(TEXT, 'utf-8', 'windows-1252')],
    ['UTF-8 taken for windows-1256', misread(TEXT, 'utf-8', 'windows-1256')],
    ['windows-1256 taken for windows-1252', misread(TEXT, 'windows-1256', 'windows-1252')],
    ['ISO-8859-6 taken for windows-1252', misread(TEXT, 'iso-8859-6', 'windows-1252')],
  ])('%s', (_, garbled) => {
    expect(garbled).not.toContain('وزارة');
    expect(decodeBody(encode(page(garbled), 'utf-8')).text).toBe(page(TEXT));
  });

  test('only the part that was', () => {
    const text = `<h1>${TEXT}</h1><p>${misread('الميناء يعود للعمل', 'utf-8', 'windows-1252')}</p>`;
    expect(decodeBody(encode(text, 'utf-8')).text).toBe(`<h1>${TEXT}</h1><p>الميناء يعود للعمل</p>`);
  });

  test.each([
    'Ærø, Øresund, Ølgod og Århus: på øen bor der få',
    'Þórður fór til Ísafjarðar í gær og sá þar mörg skip',
    'طقس، ظهر؛ عام؟ غدا',
    'Ù et Ø sont des lettres; ÀÉÈ ÇÂÎ ÔÛ',
    '«ÇÁ» is what a wrong charset makes',
  ])('and %s stays as it is', (text) => expect(decodeBody(encode(text, 'utf-8')).text).toBe(text));
});

test('code page 720 where it is declared', () => {
  const bytes = Uint8Array.of(0x9f, 0xe9, 0xef, 0xed, 0xea, 0x20, 0xa6, 0xa0, 0xa9); // by the table of the code page
  for (const said of ['cp720', 'ibm-720', 'DOS-720'])
    expect(decodeBody(bytes, `text/html; charset=${said}`)).toEqual({ text: 'اليوم خبر', charset: 'cp720' });
});

describe('gzip', () => {
  const packed = gzipSync(encode(page(TEXT.repeat(40)), 'windows-1256'));
  test('is unpacked first', () => expect(decodeBody(packed).text).toBe(page(TEXT.repeat(40))));
  test('is unpacked as far as it goes where it was cut', () =>
    expect(decodeBody(packed.subarray(0, packed.length - 20)).text).toContain(TEXT));
  test('is left alone where it is a bomb or broken', () => {
    expect(decodeBody(gzipSync(new Uint8Array(80 * 1024 * 1024))).text.length).toBeLessThan(200_000);
    expect(() => decodeBody(Uint8Array.of(0x1f, 0x8b, 8, 1, 2, 3))).not.toThrow();
  });
});

test.each(['', 'a', 'أ'])('«%s» is read as well', (text) =>
  expect(decodeBody(encode(text, 'utf-8'), undefined)).toEqual({ text, charset: 'utf-8' }),
);
