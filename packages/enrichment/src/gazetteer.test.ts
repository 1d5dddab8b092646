import { expect, test } from 'vitest';
import { cityLines } from './data/cities.ts';
import { regionLines } from './data/regions.ts';
import { createDemonyms, createGazetteer } from './gazetteer.ts';

const all = [...createGazetteer().values()].flat().flatMap(({ known }) => known);

test('every line of cities and regions is read', () => {
  const lines = [...cityLines.trim().split('\n'), ...regionLines.trim().split('\n')];
  const ids = new Set(all.map(({ id }) => id).filter((id) => /^(city|region):/.test(id)));
  expect(ids.size).toBe(lines.length);
});

test('coordinates lie on the earth, countries have two letters', () => {
  for (const { id, country, lat, lon } of all) {
    if (country !== undefined) expect(country, id).toMatch(/^[A-Z]{2}$/);
    if (lat !== undefined) expect(Math.abs(lat), id).toBeLessThanOrEqual(90);
    if (lon !== undefined) expect(Math.abs(lon), id).toBeLessThanOrEqual(180);
  }
});

test('every country that ICU names is known', () => {
  const codes = new Set(all.filter(({ id }) => id.startsWith('country:')).map(({ country }) => country));
  for (const code of ['LY', 'EG', 'ML', 'GE', 'CI', 'NZ', 'BO', 'XK', 'FJ', 'MV'])
    expect(codes).toContain(code);
});

test('demonyms in all their forms', () => {
  const demonyms = createDemonyms();
  for (const form of ['ليبي', 'ليبيه', 'ليبيين', 'ليبيون']) expect(demonyms.get(form)).toBe('LY');
});
