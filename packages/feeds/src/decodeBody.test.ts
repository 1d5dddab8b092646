import { describe, expect, test } from 'vitest';
import { decodeBody } from './decodeBody.ts';

/** Arabic letters of two charsets by their place in the alphabet of Unicode, made by asking the decoder for every byte. */
function encode(text: string, charset: string): Uint8Array {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(charset).decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from(text, (letter) => bytes.get(letter) ?? 0x3f);
}

const TEXT =
  'أعلنت وزارة النقل في سرت عودة الملاحة إلى الميناء بعد توقف دام ثلاثة أسابيع، وقالت إن السفن الأولى وصلت صباح اليوم محملة بالحبوب';
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe.each(['windows-1256', 'iso-8859-6'])('%s', (charset) => {
  const text = charset === 'iso-8859-6' ? TEXT.replaceAll('،', ',').replaceAll(',', ' ') : TEXT;
  const bytes = encode(text, charset);

  test.each([
    ['declared in the header', bytes, `text/html; charset=${charset}`],
    ['not declared', bytes, undefined],
    ['declared as UTF-8', bytes, 'text/html; charset=utf-8'],
  ])('%s', (_, body, contentType) => expect(decodeBody(body, contentType)).toEqual({ text, charset }));

  test('declared in the page alone', () => {
    const page = `<html><head><meta charset="${charset}"></head><body>${text}</body></html>`;
    expect(decodeBody(encode(page, charset), 'text/html').text).toBe(page);
  });
});

test.each([
  ['said to be windows-1256', new TextEncoder().encode(TEXT), 'text/html; charset=windows-1256', 'utf-8'],
  ['with nothing said', new TextEncoder().encode(TEXT), undefined, 'utf-8'],
  ['with a mark', new TextEncoder().encode(`\ufeff${TEXT}`), 'text/html; charset=windows-1256', 'utf-8'],
  ['of two bytes with a mark', utf16(`\ufeff${TEXT}`), undefined, 'utf-16le'],
  ['of two bytes without one', utf16(`<p>${TEXT}`), undefined, 'utf-16le'],
])('Unicode %s', (_, bytes, contentType, charset) => {
  const decoded = decodeBody(bytes, contentType);
  expect(decoded.charset).toBe(charset);
  expect(decoded.text.replace('<p>', '')).toBe(TEXT);
});

test('a page of UTF-8 with a few broken bytes stays UTF-8', () => {
  const bytes = new TextEncoder().encode(TEXT);
  bytes[5] = 0xff;
  expect(decodeBody(bytes, 'text/html; charset=utf-8').text).toContain('وزارة النقل في سرت');
});
