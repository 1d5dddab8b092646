import { declaredCharsets } from './charset/declaredCharsets.ts';
import { decodeRuns } from './charset/decodeRuns.ts';
import { repairMojibake } from './charset/mojibake.ts';
import {
  arabicLetters,
  arabicLikelihood,
  CP720,
  ISO_8859_6,
  PLAUSIBLE,
  WINDOWS_1252,
  WINDOWS_1256,
  type SingleByteCharset,
} from './charset/singleByte.ts';
import { surveyBytes, type Survey } from './charset/surveyBytes.ts';
import { utf16Order } from './charset/utf16.ts';
import { unpackGzip } from './charset/unpackGzip.ts';

/** A body as text, and the charset that it was read in (a label of the WHATWG Encoding Standard, or cp720). */
export type DecodedBody = { readonly text: string; readonly charset: string };

/**
 * Decodes by byte order mark, then by what the bytes prove, then by what was declared (HTTP header, XML declaration,
 * meta), then by what is likely. UTF-8 and UTF-16 prove themselves whatever was said; of single bytes the commonness of
 * letters tells Arabic from European text, and windows-1256 from ISO-8859-6. A body of two charsets is decoded part by
 * part, text that was encoded twice is mended. A body that is gzip itself, as sitemaps are, is unpacked first.
 */
export function decodeBody(body: Uint8Array, contentType?: string): DecodedBody {
  const { text, charset } = decode(unpackGzip(body), contentType);
  return { text: repairMojibake(text), charset };
}

function decode(body: Uint8Array, contentType: string | undefined): DecodedBody {
  const marked = byteOrderMark(body);
  const bytes = marked === 'utf-8' ? body.subarray(3) : body;
  const utf16 = marked?.startsWith('utf-16') ? marked : utf16Order(bytes);
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes), charset: utf16 };
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, charset: 'utf-8' };
  const declared = declaredCharsets(bytes, contentType);
  const survey = surveyBytes(bytes);
  if (survey.utf8 > survey.words + survey.accents) {
    // UTF-8 with something else in it, which is read where it is Arabic for sure
    const [charset, likelihood] = bestArabic(survey);
    const isArabic = likelihood > PLAUSIBLE;
    return { text: decodeRuns(bytes, isArabic ? charset : undefined, false), charset: 'utf-8' };
  }
  const foreign = foreignCharset(declared, survey);
  if (foreign !== undefined) return { text: new TextDecoder(foreign).decode(bytes), charset: foreign };
  const charset = singleByteCharset(declared, survey);
  // most bodies are of one charset, and the platform is faster
  const whole = survey.utf8 === 0 && charset !== CP720;
  const text = whole ? new TextDecoder(charset.label).decode(bytes) : decodeRuns(bytes, charset, true);
  return { text, charset: charset.label };
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** A last character that was cut off is left out. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** The likelier of the charsets of Arabic, and how likely it is. */
function bestArabic({ counts }: Survey): [charset: SingleByteCharset, likelihood: number] {
  const windows = arabicLikelihood(counts, WINDOWS_1256);
  const iso = arabicLikelihood(counts, ISO_8859_6);
  return iso > windows ? [ISO_8859_6, iso] : [WINDOWS_1256, windows];
}

const KNOWN = new Map(
  [WINDOWS_1256, ISO_8859_6, WINDOWS_1252, CP720].map((charset) => [charset.label, charset]),
);

/** A declared charset of another script or of several bytes, unless the bytes are Arabic beyond doubt. */
function foreignCharset(declared: readonly string[], survey: Survey): string | undefined {
  const label = declared.find((name) => !name.startsWith('utf-'));
  const isForeign = label !== undefined && !KNOWN.has(label) && bestArabic(survey)[1] < PLAUSIBLE;
  return isForeign ? label : undefined;
}

/** Fewer letters of Arabic on a page of European accents are accents as well. */
const SHORTEST_WORD = 3;

function singleByteCharset(declared: readonly string[], survey: Survey): SingleByteCharset {
  const said = declared.map((label) => KNOWN.get(label)).find((charset) => charset !== undefined);
  if (said === CP720) return CP720;
  const [best, likelihood] = bestArabic(survey);
  if (likelihood > PLAUSIBLE) return best;
  // accents beside letters of ASCII, which windows-1256 has as well, though not all
  if (
    survey.accents > survey.words &&
    (said !== WINDOWS_1256 || arabicLetters(survey.counts) < SHORTEST_WORD)
  )
    return WINDOWS_1252;
  return said ?? WINDOWS_1256;
}
