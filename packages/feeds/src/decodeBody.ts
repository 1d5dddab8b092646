/** A body as text, and the charset that it was read in (a label of the WHATWG Encoding Standard). */
export type DecodedBody = { readonly text: string; readonly charset: string };

const HEAD_BYTES = 2048;
const ARABIC_FALLBACK = 'windows-1256';

/**
 * Decodes by byte order mark, else by what was declared (HTTP header, XML declaration, meta), unless the bytes prove
 * another charset: valid UTF-8 with letters beyond ASCII is UTF-8 whatever was said, and bytes that can't be UTF-8
 * are not, whatever was said.
 */
export function decodeBody(bytes: Uint8Array, contentType?: string): DecodedBody {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return decode(bytes, marked);
  if (looksLikeUtf16(bytes)) return decode(bytes, bytes[0] === 0 ? 'utf-16be' : 'utf-16le');
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, charset: 'utf-8' };
  const declared = labelOf(charsetOf(contentType) ?? declaredInside(bytes));
  if (declared !== undefined && declared !== 'utf-8') return decode(bytes, declared);
  // not UTF-8, though it may be said to be: a few broken bytes, or another charset throughout
  return isMostlyUtf8(bytes) ? decode(bytes, 'utf-8') : decode(bytes, guessArabic(bytes));
}

const decode = (bytes: Uint8Array, charset: string): DecodedBody => ({
  text: new TextDecoder(charset).decode(bytes),
  charset,
});

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** Markup starts with an ASCII character, whose other half is then a zero. */
const looksLikeUtf16 = ([a, b]: Uint8Array): boolean =>
  (a === 0 && b !== 0 && b !== undefined) || (b === 0 && a !== 0 && a !== undefined);

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const charsetOf = (text: string | undefined): string | undefined =>
  /charset\s*=\s*["']?\s*([\w:-]+)/i.exec(text ?? '')?.[1];

function declaredInside(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  return (
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w:-]+)/i.exec(head)?.[1] ??
    charsetOf(/<meta[^>]+charset[^>]*>/i.exec(head)?.[0])
  );
}

function labelOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return new TextDecoder(name.trim()).encoding;
  } catch {
    return undefined; // an invented name says nothing
  }
}

/** Whether nearly all bytes beyond ASCII stand in valid sequences of UTF-8. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  const arabic = text.match(/[\u0600-\u06ff]/g)?.length ?? 0;
  return arabic > 10 * broken;
}

/**
 * windows-1256 and ISO-8859-6 put Arabic letters on different bytes; the right one gives the commoner letters.
 * Letters by their share in Arabic news, counted roughly.
 */
const COMMON = new Map([...'اليمونرتبةعدسفهكقحجأ'].map((letter, i, all) => [letter, all.length - i]));

function guessArabic(bytes: Uint8Array): string {
  const score = (charset: string) => {
    let sum = 0;
    for (const letter of new TextDecoder(charset).decode(bytes))
      sum += letter === '\ufffd' ? -20 : (COMMON.get(letter) ?? 0);
    return sum;
  };
  return score('iso-8859-6') > score(ARABIC_FALLBACK) ? 'iso-8859-6' : ARABIC_FALLBACK;
}
