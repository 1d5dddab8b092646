/** Byte of every character that windows-1256 has, from the decoder's own table (WHATWG Encoding §9). */
const bytes = new Map<string, number>(
  [...new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map(
    (char, byte) => [char, byte],
  ),
);

/** Markup in windows-1256; what the charset lacks becomes a numeric character reference. */
export function encodeWindows1256(markup: string): Buffer {
  const out: number[] = [];
  for (const char of markup) {
    const byte = bytes.get(char);
    if (byte === undefined) out.push(...Buffer.from(`&#${char.codePointAt(0)};`, 'latin1'));
    else out.push(byte);
  }
  return Buffer.from(out);
}
