/** A stretch of a text, in UTF-16 units, that is set in bold or leads somewhere. */
export type Style = { readonly start: number; readonly end: number } & (
  { readonly kind: 'bold' | 'mark' } | { readonly kind: 'link'; readonly url: string }
);

/** Text with stretches of another style, which do not lie across each other's ends. */
export type StyledText = { readonly text: string; readonly styles: readonly Style[] };

export const plain = (text: string): StyledText => ({ text, styles: [] });

export const bold = (text: string): StyledText => ({
  text,
  styles: text === '' ? [] : [{ kind: 'bold', start: 0, end: text.length }],
});

export const link = (text: string, url: string): StyledText => ({
  text,
  styles: [{ kind: 'link', url, start: 0, end: text.length }],
});

export const marked = (text: string, marks: readonly (readonly [number, number])[]): StyledText => ({
  text,
  styles: marks.map(([start, end]) => ({ kind: 'mark', start, end })),
});

const shifted = (style: Style, by: number): Style => ({
  ...style,
  start: style.start + by,
  end: style.end + by,
});

export function joined(parts: readonly StyledText[], between = ''): StyledText {
  let text = '';
  const styles: Style[] = [];
  parts.forEach((part, i) => {
    if (i > 0) text += between;
    styles.push(...part.styles.map((style) => shifted(style, text.length)));
    text += part.text;
  });
  return { text, styles };
}

/** A stretch of it, with the styles that lie in there. */
function sliced({ text, styles }: StyledText, from: number, to: number): StyledText {
  return {
    text: text.slice(from, to),
    styles: styles
      .filter(({ start, end }) => start < to && end > from)
      .map((style) =>
        shifted({ ...style, start: Math.max(style.start, from), end: Math.min(style.end, to) }, -from),
      ),
  };
}

/**
 * Cuts a text into pieces of at most `limit` by `measure` (UTF-16 units unless said), at the end of a line where there
 * is one, else of a word, else between two letters. Only white space at a cut is lost.
 */
export function split(
  styled: StyledText,
  limit: number,
  measure = (text: string) => text.length,
): StyledText[] {
  const pieces: StyledText[] = [];
  let from = 0;
  const { text } = styled;
  while (from < text.length) {
    const most = longestFit(text, from, limit, measure);
    const to = most === text.length ? most : goodCut(text, from, most);
    pieces.push(sliced(styled, from, endOfWords(text, from, to)));
    from = to;
    while (from < text.length && /\s/.test(text[from] ?? '')) from++;
  }
  return pieces;
}

function longestFit(text: string, from: number, limit: number, measure: (text: string) => number): number {
  let low = from + 1;
  let high = Math.min(text.length, from + limit);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(text.slice(from, middle)) <= limit) low = middle;
    else high = middle - 1;
  }
  const isInPair = /[\ud800-\udbff]/.test(text[low - 1] ?? '') && /[\udc00-\udfff]/.test(text[low] ?? '');
  return isInPair && low - 1 > from ? low - 1 : low;
}

/** In the last half: a short piece now is a long one later. */
function goodCut(text: string, from: number, most: number): number {
  const least = from + ((most - from) >> 1);
  for (const boundary of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(boundary, most);
    if (at > least) return at;
  }
  return most;
}

function endOfWords(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}
