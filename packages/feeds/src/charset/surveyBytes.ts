/** What the bytes beyond ASCII of a body look like. */
export type Survey = {
  /** In sequences of UTF-8 that make a character. */
  readonly utf8: number;
  /** Beside letters of ASCII, as accented letters of European languages stand. */
  readonly accents: number;
  /** In other runs of two and more, as words of Arabic stand. */
  readonly words: number;
  /** How often each byte is in such a run. */
  readonly counts: Uint32Array;
};

/** Looks at runs of bytes beyond ASCII: a run that is UTF-8 throughout can hardly be anything else. */
export function surveyBytes(bytes: Uint8Array): Survey {
  const counts = new Uint32Array(256);
  const survey = { utf8: 0, accents: 0, words: 0 };
  for (let start = 0; start < bytes.length; start++) {
    if ((bytes[start] ?? 0) < 0x80) continue;
    const end = endOfRun(bytes, start);
    const inUtf8 = bytesOfUtf8(bytes, start, end);
    if (isMostlyUtf8(inUtf8, end - start)) survey.utf8 += inUtf8;
    else if (isLetter(bytes[start - 1]) || isLetter(bytes[end])) survey.accents += end - start;
    else if (end - start > 1) {
      survey.words += end - start;
      for (let i = start; i < end; i++) counts[bytes[i] ?? 0] = (counts[bytes[i] ?? 0] ?? 0) + 1;
    }
    start = end;
  }
  return { ...survey, counts };
}

/** A run of bytes beyond ASCII ends before this. */
export function endOfRun(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end++;
  return end;
}

/** Broken sequences among whole ones: a body that was cut or mended by somebody who took bytes for characters. */
const isMostlyUtf8 = (inUtf8: number, length: number): boolean => inUtf8 > 0.6 * length;

/** Whether a run is UTF-8; `arabic`: Arabic in UTF-8, since anything else may be words of a charset of single bytes. */
export function isUtf8Run(bytes: Uint8Array, start: number, end: number, arabic: boolean): boolean {
  if (!isMostlyUtf8(bytesOfUtf8(bytes, start, end), end - start)) return false;
  if (!arabic) return true;
  let letters = 0;
  for (let i = start; i < end; i++) if (isArabicLead(bytes[i])) letters++;
  return letters * 2 > 0.6 * (end - start);
}

const isArabicLead = (byte = 0): boolean => byte >= 0xd8 && byte <= 0xdb;

const isLetter = (byte = 0): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isContinuation = (byte = 0): boolean => byte >= 0x80 && byte < 0xc0;

/** How many bytes of the run stand in whole sequences of UTF-8. */
function bytesOfUtf8(bytes: Uint8Array, start: number, end: number): number {
  let found = 0;
  for (let i = start; i < end;) {
    const length = sequenceLength(bytes[i] ?? 0);
    let whole = length > 1 && i + length <= end;
    for (let k = 1; whole && k < length; k++) whole = isContinuation(bytes[i + k]);
    if (whole) found += length;
    i += whole ? length : 1;
  }
  return found;
}

const sequenceLength = (lead: number): number =>
  lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 1;
