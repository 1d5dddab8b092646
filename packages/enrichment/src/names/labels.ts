import type { EntityType } from '@rasid/contracts';

export const nameTypes = ['PER', 'LOC', 'ORG', 'MISC'] as const satisfies readonly EntityType[];
export type NameType = (typeof nameTypes)[number];

/** BIOES: the begin, inside and end of a name of several words, a single one, and what is outside. */
export const labels: readonly string[] = [
  'O',
  ...nameTypes.flatMap((type) => ['B', 'I', 'E', 'S'].map((place) => `${place}-${type}`)),
];

const isOpen = (label: string): boolean => /^[BI]/.test(label);

/** Labels that may follow each label; the row behind the last is of those that may begin a text. */
export const followers: readonly (readonly number[])[] = [...labels, 'O'].map((before) =>
  labels.flatMap((after, i) => (mayFollow(before, after) ? [i] : [])),
);

function mayFollow(before: string, after: string): boolean {
  if (!isOpen(before)) return /^[OBS]/.test(after);
  return /^[IE]/.test(after) && before.slice(2) === after.slice(2);
}

/** Labels that may stand last. */
export const finals: readonly number[] = labels.flatMap((label, i) => (isOpen(label) ? [] : [i]));

/** BIOES of tags in IOB2, as corpora have them; a tag inside that nothing begins is read as a beginning. */
export function labelsOf(tags: readonly string[]): number[] {
  return tags.map((tag, i) => {
    if (tag === 'O') return 0;
    const type = tag.slice(2);
    const begins = tag.startsWith('B') || tags[i - 1]?.slice(2) !== type;
    const goesOn = tags[i + 1] === `I-${type}`;
    return labels.indexOf(`${begins ? (goesOn ? 'B' : 'S') : goesOn ? 'I' : 'E'}-${type}`);
  });
}

/** IOB2 of labels. */
export const tagsOf = (found: readonly number[]): string[] =>
  found.map((label) => (labels[label] ?? 'O').replace(/^S/, 'B').replace(/^E/, 'I'));
