import { fold } from '@rasid/arabic';
import type { EntityType } from '@rasid/contracts';
import type { Gazetteer, Known } from '../gazetteer.ts';

/** The known name that a name is another spelling of: «أنطونيو جوتيريس», «القدافي», «استانبول». */
export type SpellingVariants = (type: EntityType, name: string) => Known | undefined;

const LEAST_CONSONANTS = 4;
const MOST_DIFFERENT = 3;

/** Of names that several bear, or whose consonants several share, none is a variant. */
export function createSpellingVariants(gazetteer: Gazetteer): SpellingVariants {
  const byKey = new Map<string, { known: Known; folded: string } | null>();
  for (const entries of gazetteer.values())
    for (const { words, known: bearers } of entries) {
      const [known] = bearers;
      const folded = words.join(' ');
      const key = known && `${known.type} ${consonantsOf(folded)}`;
      if (!key || consonantsOf(folded).replaceAll(' ', '').length < LEAST_CONSONANTS) continue;
      const before = byKey.get(key);
      const isOther =
        before === null ||
        (before && before.known.id !== known.id) ||
        bearers.some(({ id }) => id !== known.id);
      byKey.set(key, isOther ? null : (before ?? { known, folded }));
    }
  return (type, name) => {
    const folded = fold(name);
    const found = byKey.get(`${type} ${consonantsOf(folded)}`);
    return found && distance(found.folded, folded) <= MOST_DIFFERENT ? found.known : undefined;
  };
}

const sounds: Readonly<Record<string, string>> = {
  ...{
    ج: 'غ',
    ق: 'غ',
    ك: 'غ',
    گ: 'غ',
    ڤ: 'ف',
    ذ: 'د',
    ض: 'د',
    ظ: 'د',
    ز: 'س',
    ص: 'س',
    ش: 'س',
    ث: 'ت',
    ط: 'ت',
  },
  ...{ ا: '', و: '', ي: '', ى: '', ء: '', ئ: '', ؤ: '', ه: '' },
};

/** What the spellings of a foreign name share: its consonants, those that sound alike as one. */
const consonantsOf = (folded: string): string =>
  folded
    .split(' ')
    .map((word) =>
      [...word.replace(/^ال(?=..)/, '')]
        .map((letter) => sounds[letter] ?? letter)
        .join('')
        .replace(/(.)\1+/g, '$1'),
    )
    .join(' ');

/** Levenshtein's, of short names. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] as number;
}
