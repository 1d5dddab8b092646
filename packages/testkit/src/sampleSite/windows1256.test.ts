import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeWindows1256 } from './windows1256.ts';

test.each([
  ['ليبيا', 'e1edc8edc7'],
  ['«مصر»', 'abe3d5d1bb'],
  ['إلى، أم لا؟', 'c5e1eca120c3e320e1c7bf'],
  ['قانونًا ـ', 'dec7e4e6e4f0c720dc'],
  ['گچپژ', '908d818e'],
  ['abc', '616263'],
])('%s is %s', (text, hex) => {
  expect(encodeWindows1256(text).toString('hex')).toBe(hex);
});

test('what the charset lacks becomes a numeric reference', () => {
  expect(encodeWindows1256('٣ی😀').toString('latin1')).toBe('&#1635;&#1740;&#128512;');
});

test('any text of its characters comes back', () => {
  const chars = [...new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, i) => i))];
  const decoder = new TextDecoder('windows-1256', { ignoreBOM: true });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...chars)), (picked) => {
      const text = picked.join('');
      expect(decoder.decode(encodeWindows1256(text))).toBe(text);
    }),
  );
});
