import {
  arabicLikelihood,
  ISO_8859_6,
  PLAUSIBLE,
  WINDOWS_1252,
  WINDOWS_1256,
  type SingleByteCharset,
} from './singleByte.ts';

/** Which byte stood behind a character that was read in this charset. */
const bytesOf = ({ letters }: SingleByteCharset): ReadonlyMap<number, number> =>
  new Map(
    [...letters].flatMap((letter, byte) =>
      byte < 0x80 || letter === '\ufffd' ? [] : [[letter.charCodeAt(0), byte]],
    ),
  );
/** ISO-8859-1 leaves these as they are, and programs that speak of it mean either. */
const controls = Array.from({ length: 0x20 }, (_, i): [number, number] => [0x80 + i, 0x80 + i]);
const latinBytes: ReadonlyMap<number, number> = new Map([...controls, ...bytesOf(WINDOWS_1252)]);
const arabicBytes = bytesOf(WINDOWS_1256);

/**
 * «Ø§Ù„» and «ط§ظ„»: how bytes of Arabic in UTF-8 look in windows-1252 and windows-1256. Three letters in a row are none
 * by chance; where they stand, so are single ones.
 */
const LATIN_SIGN = /(?:[ØÙÚÛ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){3}/;
const ARABIC_SIGN =
  /(?:[طظعغ][\u00a0-\u00bf\u0152\u0153\u0192\u02c6\u200c-\u203a\u20ac\u2122پچژکگڈٹڑںھ،؛؟]){3}/;

/** Text that was decoded in a wrong charset before it was encoded again, as it was meant; any other text as it is. */
export function repairMojibake(text: string): string {
  const latin = LATIN_SIGN.test(text) ? repairRuns(text, latinBytes) : text;
  const arabic = ARABIC_SIGN.test(latin) ? repairRuns(latin, arabicBytes) : latin;
  return repairLetters(arabic);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const LETTER_BYTES = 2;

/** Runs of characters whose bytes are Arabic in UTF-8. */
function repairRuns(text: string, bytesByCode: ReadonlyMap<number, number>): string {
  const parts: string[] = [];
  let done = 0;
  for (const { at, bytes, meant } of runsOfBytes(text, bytesByCode)) {
    if (meant === undefined) continue;
    parts.push(text.slice(done, at), meant);
    done = at + bytes.length;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

type Run = { readonly at: number; readonly bytes: readonly number[]; readonly meant: string | undefined };

function runsOfBytes(text: string, bytesByCode: ReadonlyMap<number, number>): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < text.length; at++) {
    const bytes = runOfBytes(text, at, bytesByCode);
    if (bytes.length >= LETTER_BYTES) runs.push({ at, bytes, meant: decodeStrictly(bytes) });
    at += bytes.length;
  }
  return runs;
}

function runOfBytes(text: string, start: number, bytesByCode: ReadonlyMap<number, number>): number[] {
  const bytes: number[] = [];
  for (let i = start; i < text.length; i++) {
    const byte = bytesByCode.get(text.charCodeAt(i));
    if (byte === undefined) break;
    bytes.push(byte);
  }
  return bytes;
}

function decodeStrictly(bytes: readonly number[]): string | undefined {
  try {
    const text = strictUtf8.decode(Uint8Array.from(bytes));
    return /[\u0620-\u06ff]/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

const ENOUGH_LETTERS = 30;
const RUN = /[^\x00-\x7f]+/g;
const ASCII_LETTER = /[a-z]/i;

/**
 * «ÇáÃÎÈÇÑ»: Arabic of windows-1256 or ISO-8859-6 that was read as if it were European. Told by words without one letter
 * of ASCII, which no European language has, whose letters are as common as in Arabic.
 */
function repairLetters(text: string): string {
  if (!/[\u00c0-\u00ff]{3}/.test(text)) return text;
  const counts = new Uint32Array(256);
  let letters = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (touchesLetter(text, index, run)) continue;
    for (let i = 0; i < run.length; i++) {
      const byte = latinBytes.get(run.charCodeAt(i));
      if (byte === undefined) continue;
      counts[byte] = (counts[byte] ?? 0) + 1;
      if (byte >= 0xc0) letters++;
    }
  }
  const meant = letters < ENOUGH_LETTERS ? undefined : mostLikely(counts);
  if (!meant) return text;
  return text.replace(RUN, (run: string, index: number) =>
    touchesLetter(text, index, run) ? run : readAs(run, meant),
  );
}

const touchesLetter = (text: string, index: number, run: string): boolean =>
  ASCII_LETTER.test(text.charAt(index - 1)) || ASCII_LETTER.test(text.charAt(index + run.length));

function mostLikely(counts: Uint32Array): SingleByteCharset | undefined {
  const [windows, iso] = [WINDOWS_1256, ISO_8859_6].map((charset) => arabicLikelihood(counts, charset)) as [
    number,
    number,
  ];
  if (Math.max(windows, iso) < PLAUSIBLE) return undefined;
  return iso > windows ? ISO_8859_6 : WINDOWS_1256;
}

const readAs = (run: string, { letters }: SingleByteCharset): string =>
  Array.from(run, (character) => {
    const byte = latinBytes.get(character.charCodeAt(0));
    return byte === undefined || character.length > 1 ? character : letters.charAt(byte);
  }).join('');
