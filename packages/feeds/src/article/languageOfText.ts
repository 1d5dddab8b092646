/** Languages in Arabic letters. */
const ARABIC_SCRIPT = new Set([
  'ar',
  'fa',
  'ur',
  'ps',
  'ckb',
  'ku',
  'ug',
  'sd',
  'pa',
  'ms',
  'az',
  'prs',
  'arz',
  'ary',
]);
const SAMPLE = 2_000;

/** The language that a page declares, where the letters of its text agree; many Arabic pages are declared English. */
export function languageOfText(text: string, declared: string | undefined): string | undefined {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const arabic = sample.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  if (arabic > 0.5 * letters) return declared !== undefined && ARABIC_SCRIPT.has(declared) ? declared : 'ar';
  return declared !== undefined &&
    ARABIC_SCRIPT.has(declared) &&
    declared !== 'ms' &&
    declared !== 'az' &&
    declared !== 'ku'
    ? undefined
    : declared;
}
