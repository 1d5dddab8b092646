import { fold } from '@rasid/arabic';

export type OtherTexts = {
  /** What the page's data for search engines say that the article is. */
  readonly articleBody: string | undefined;
  /** What stands in its data for scripts; sought only where it is needed. */
  readonly scriptText: () => string | undefined;
};

/** Found text this short may be all that a page shows without its scripts. */
const POOR = 400;
const FULLER = 1.5;

/** The text that the page shows, unless its data hold a fuller one; of the lines shown, those that its data know. */
export function chooseBody(lines: readonly string[], { articleBody, scriptText }: OtherTexts): string {
  const shown = lines.join('\n');
  if (articleBody !== undefined && articleBody.length > FULLER * shown.length) return articleBody;
  if (shown.length < POOR) {
    const scripted = scriptText();
    if (scripted !== undefined && scripted.length > FULLER * shown.length) return scripted;
  }
  return articleBody === undefined ? shown : confirmed(lines, articleBody).join('\n');
}

const PROSE = 80;
const AGREES = 0.8;

/** Where the data tell nearly all of the text, paragraphs that they do not know are boxes between. */
function confirmed(lines: readonly string[], articleBody: string): readonly string[] {
  const body = bare(articleBody);
  const isKnown = lines.map((line) => line.length < PROSE || body.includes(bare(line)));
  const known = lines.filter((line, i) => line.length >= PROSE && isKnown[i]).join('').length;
  const prose = lines.filter((line) => line.length >= PROSE).join('').length;
  return prose > 0 && known >= AGREES * prose ? lines.filter((_, i) => isKnown[i]) : lines;
}

const bare = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
