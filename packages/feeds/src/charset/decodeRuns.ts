import type { SingleByteCharset } from './singleByte.ts';
import { endOfRun, isUtf8Run } from './surveyBytes.ts';

const utf8 = new TextDecoder();

/**
 * Decodes a body that was put together of two charsets, run by run: what is UTF-8 as that, what isn't in the charset of
 * single bytes. Where that is undefined what isn't UTF-8 is not known. `mostlySingle`: which of the two is the rule.
 */
export function decodeRuns(
  bytes: Uint8Array,
  charset: SingleByteCharset | undefined,
  mostlySingle: boolean,
): string {
  const parts: string[] = [];
  let plain = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const end = endOfRun(bytes, at);
    if (charset && !isUtf8Run(bytes, at, end, mostlySingle)) {
      parts.push(utf8.decode(bytes.subarray(plain, at)), decodeSingle(bytes.subarray(at, end), charset));
      plain = end;
    }
    at = end;
  }
  parts.push(utf8.decode(bytes.subarray(plain)));
  return parts.join('');
}

const decodeSingle = (bytes: Uint8Array, { letters }: SingleByteCharset): string => {
  let text = '';
  for (const byte of bytes) text += letters.charAt(byte);
  return text;
};
