import { expect, test } from 'vitest';
import { miscKindOf } from './miscKind.ts';

test.each([
  ['فاز المنتخب بـ', 'كأس العرب', 'event'],
  ['صدرت رواية «', 'ساق البامبو', 'work'],
  ['وأسقط الجيش مسيرة ', 'أوريون', 'weapon'],
  ['نالت الشاعرة ', 'جائزة كفافيس', 'prize'],
  ['وقع الطرفان ', 'اتفاق الرياض', 'agreement'],
  ['تحدث عن ', 'الأرض', undefined],
])('%s%s', (before, name, kind) => expect(miscKindOf(before + name, before.length, name)).toBe(kind));
