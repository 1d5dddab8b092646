import { describe, expect, test } from 'vitest';
import { createTagger } from './entityTagger.ts';
import { loadNameData } from './names/loadModel.ts';
import { createPlaceLocator } from './placeLocator.ts';

const tagger = createTagger(loadNameData());
const locator = createPlaceLocator();
const locate = (title: string, text = '') =>
  locator.locatePlaces(title, text, tagger.tagEntities(title, text));

describe('the country that an article is about', () => {
  test.each([
    ['LY', 'مجلس النواب الليبي يجتمع في طرابلس'],
    ['LB', 'أزمة الكهرباء في لبنان: طرابلس بلا ماء'],
    ['JO', 'عمان تستضيف اجتماعا لوزراء الخارجية'],
    ['EG', 'المنتخب المصري يتأهل'],
    ['SD', 'عودة النازحين إلى الخرطوم'],
    ['US', 'واشنطن تعلن موقفها'],
  ])('%s: %s', (code, title) => expect(locate(title).countries[0]?.code).toBe(code));

  test('scores are shares of one', () => {
    const { countries } = locate(
      'لقاء في القاهرة',
      'بحث الوزيران المصري والسوداني ملف المياه، ثم زارا أسوان.',
    );
    expect(countries.map(({ code }) => code)).toEqual(['EG', 'SD']);
    expect(countries.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 2);
  });
});

describe('places', () => {
  test('are counted, and have the coordinates of the city that is meant', () => {
    const { places } = locate('بيروت', 'من بيروت إلى طرابلس وصيدا ثم إلى بيروت');
    expect(places[0]).toMatchObject({ name: 'بيروت', country: 'LB', count: 3 });
    expect(places.find(({ name }) => name === 'طرابلس')).toMatchObject({
      country: 'LB',
      lat: 34.437,
      lon: 35.85,
    });
  });

  test('waters have no country, so they are none', () =>
    expect(locate('سفن في بحر العرب')).toEqual({ places: [], countries: [] }));
});
