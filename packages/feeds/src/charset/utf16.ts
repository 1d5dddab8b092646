const LOOKED_AT = 8_192;
/** Upper halves of the characters of ASCII, Arabic, and of its presentation forms and punctuation. */
const UPPER_HALVES = [0x00, 0x06, 0x20, 0xfb, 0xfe];

/** Which order of bytes a body of UTF-16 without a mark has; undefined where it is none. Told by upper halves, declarations aside. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, LOOKED_AT) & ~1;
  if (length < 2) return undefined;
  const upper = [0, 0];
  let telling = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (UPPER_HALVES.includes(byte)) upper[i & 1] = (upper[i & 1] ?? 0) + 1;
    if (byte === 0x00 || byte === 0x06) telling++; // no text of bytes has them
  }
  const [first = 0, second = 0] = upper.map((count) => count / (length / 2));
  if (telling < length * 0.2) return undefined;
  if (second > 0.8 && first < 0.6) return 'utf-16le';
  return first > 0.8 && second < 0.6 ? 'utf-16be' : undefined;
}
