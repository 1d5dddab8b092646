import { expect, test } from 'vitest';
import { createGazetteer } from '../gazetteer.ts';
import { createSpellingVariants } from './spellingVariants.ts';

const variantOf = createSpellingVariants(createGazetteer());

test.each([
  ['PER', 'أنطونيو جوتيريس', 'أنطونيو غوتيريش'],
  ['PER', 'معمر القدافي', 'معمر القذافي'],
  ['LOC', 'استانبول', 'إسطنبول'],
  ['LOC', 'اسطنبول', 'إسطنبول'],
  ['PER', 'بنيامين نتانياهو', 'بنيامين نتنياهو'],
] as const)('%s %s is %s', (type, spelling, name) => expect(variantOf(type, spelling)?.name).toBe(name));

test.each([
  ['PER', 'سالم خليفة'],
  ['ORG', 'معمر القذافي'],
  ['LOC', 'سبها الجديدة'],
] as const)('%s %s is nobody else', (type, spelling) => expect(variantOf(type, spelling)).toBeUndefined());
