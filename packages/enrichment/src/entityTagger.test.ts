import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTagger } from './entityTagger.ts';
import { loadNameData } from './names/loadModel.ts';

const tagger = createTagger(loadNameData());
const mentions = (text: string) =>
  tagger.tagEntities('', text).map(({ type, text: mention }) => `${type} ${mention}`);

test('a text of names alone has no more mentions than an article has', () => {
  expect(tagger.tagEntities('', 'مصر '.repeat(300_000))).toHaveLength(2_000);
});

describe('people', () => {
  test.each([
    ['وللرئيس خليفة حفتر موقف آخر', ['PER خليفة حفتر']],
    ['والتقى الفريق أول ركن عبد الفتاح البرهان وفدا', ['PER عبد الفتاح البرهان']],
    ['وأكد اللواء طيار منذر العبيدي أن التمرين انتهى', ['PER منذر العبيدي']],
    ['قالت الباحثة ليلى عبد المقصود إن', ['PER ليلى عبد المقصود']],
    ['وقال الناطق باسم اللجنة راشد البلوشي إن', ['PER راشد البلوشي']],
    ['التقى ولي العهد الأمير محمد بن سلمان ضيفه', ['PER محمد بن سلمان']],
    ['أوضح نور الدين الغرياني أن', ['PER نور الدين الغرياني']],
  ])('%s', (text, expected) => expect(mentions(text)).toEqual(expected));

  test('the title is kept as the role', () => {
    const [person] = tagger.tagEntities('', 'استقبل الفريق أول ركن عبدالفتاح البرهان الوفد');
    expect(person).toMatchObject({
      role: 'الفريق أول ركن',
      name: 'عبد الفتاح البرهان',
      text: 'عبدالفتاح البرهان',
    });
  });

  test('whom everybody knows by one word has the full name', () => {
    const entities = tagger.tagEntities('ترمب يلتقي ماكرون', 'قال الرئيس الأميركي دونالد ترامب إنه سعيد.');
    expect(entities.map(({ name, role }) => [name, role])).toEqual([
      ['دونالد ترامب', undefined],
      ['إيمانويل ماكرون', undefined],
      ['دونالد ترامب', 'الرئيس الأميركي'],
    ]);
  });

  test('a surname alone is the person named in full before', () => {
    const entities = tagger.tagEntities(
      '',
      'وصل خليفة حفتر إلى المدينة. وقال حفتر إن الاتفاق قريب، ولحفتر شرطان.',
    );
    expect(entities.map(({ text, name }) => [text, name])).toEqual([
      ['خليفة حفتر', 'خليفة حفتر'],
      ['حفتر', 'خليفة حفتر'],
      ['حفتر', 'خليفة حفتر'],
    ]);
  });

  test.each([
    'وقع الاتفاق على طريق سريع يربط المدينتين',
    'أن العراق سيشارك في القمة',
    'كان الربيع جميل الألوان هذا العام',
  ])('nobody in «%s»', (text) =>
    expect(mentions(text).filter((mention) => mention.startsWith('PER'))).toEqual([]),
  );
});

describe('organisations', () => {
  test.each([
    ['والقوات المسلحة الليبية', ['ORG القوات المسلحة الليبية']],
    ['رحبت وزارة الحج والعمرة بالقرار', ['ORG وزارة الحج والعمرة']],
    ['وبجامعة الملك سعود كلية جديدة', ['ORG جامعة الملك سعود']],
    ['نسقت بلدية بيت لحم الاحتفال', ['ORG بلدية بيت لحم']],
    ['ووعد الاتحاد المصري لكرة اليد بصرف المكافآت', ['ORG الاتحاد المصري لكرة اليد']],
    ['أعلن المجلس الأعلى للآثار الكشف', ['ORG المجلس الأعلى للآثار']],
    ['ساعد الهلال الأحمر السوداني النازحين', ['ORG الهلال الأحمر السوداني']],
    ['أحيل المشروع إلى مجلس النواب المصري للتصويت عليه', ['ORG مجلس النواب المصري']],
  ])('%s', (text, expected) => expect(mentions(text)).toEqual(expected));

  test('the name of «للقوات المسلحة» has its article', () => {
    const [body] = tagger.tagEntities('', 'بيان للقوات المسلحة');
    expect(body).toMatchObject({ type: 'ORG', name: 'القوات المسلحة' });
  });
});

describe('places', () => {
  test.each([
    ['ولليبيا وبتونس وكالجزائر', ['LOC ليبيا', 'LOC تونس', 'LOC الجزائر']],
    ['من واشنطن وباريس ولندن', ['LOC واشنطن', 'LOC باريس', 'LOC لندن']],
    ['في مدينة الباب وقرب مرسى مطروح', ['LOC الباب', 'LOC مرسى مطروح']],
    ['سفن في بحر العرب قبالة صلالة', ['LOC بحر العرب', 'LOC صلالة']],
  ])('%s', (text, expected) => expect(mentions(text)).toEqual(expected));

  test.each(['فتح الباب أمام الحوار', 'صور جديدة للمريخ', 'أسعار عالية دوما', 'ينبع القلق من الأخبار'])(
    'no place in «%s»',
    (text) => expect(mentions(text)).toEqual([]),
  );
});

test('spans are those of the text, in order, and never overlap', () => {
  const pieces = [
    'وللرئيس',
    'خليفة',
    'حفتر',
    'في',
    'طرابلس،',
    'وزارة',
    'الخارجية',
    'اللّيبيّة',
    'مـصر',
    'و',
    'قال',
    'عبد',
    'الله',
    '\u200f',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (words) => {
      const text = words.join(' ');
      let end = 0;
      for (const entity of tagger.tagEntities('', text)) {
        expect(text.slice(entity.start, entity.end)).toBe(entity.text);
        expect(entity.start).toBeGreaterThanOrEqual(end);
        end = entity.end;
      }
    }),
  );
});
