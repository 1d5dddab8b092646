/** Where a page or a feed names its charset. */
const HEAD_BYTES = 4096;
const HEADER = /charset\s*=\s*["']?\s*([\w:. ()-]+)/i;
const XML = /<\?xml[^<>]*?encoding\s*=\s*["']\s*([\w:.-]+)/i;
const META = /<meta\b[^<>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i;

/** Names that are in use and not in the Encoding Standard. */
const ALSO: readonly (readonly [RegExp, string])[] = [
  [/1256|^arabic$/, 'windows-1256'],
  [/8859.?6|asmo/, 'iso-8859-6'],
  [/720/, 'cp720'],
  [/utf.?8|unicode.?8/, 'utf-8'],
  [/utf.?16.?be|unicodefffe/, 'utf-16be'],
  [/utf.?16|ucs.?2|^unicode$/, 'utf-16le'],
  [/1252|8859.?1$|latin.?1$/, 'windows-1252'],
];

/** The charsets that a body is said to be in, most trusted first: HTTP header, XML declaration, meta element. */
export function declaredCharsets(bytes: Uint8Array, contentType: string | undefined): string[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const names = [HEADER.exec(contentType ?? '')?.[1], XML.exec(head)?.[1], META.exec(head)?.[1]];
  return names.map(labelOf).filter((label) => label !== undefined);
}

function labelOf(name: string | undefined): string | undefined {
  const plain = name?.trim().toLowerCase() ?? '';
  if (plain === '') return undefined;
  try {
    return new TextDecoder(plain).encoding;
  } catch {
    return ALSO.find(([pattern]) => pattern.test(plain))?.[1];
  }
}
