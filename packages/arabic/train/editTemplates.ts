import type { Paradigm, UniMorph } from './unimorph.ts';

/** A way from forms to lemmas, such as 12ا34 → 1234ة (مدارس, مدرسة) or ي…ون → … (يعملون, عمل). */
export type EditTemplate = {
  readonly name: string;
  readonly paradigm: Paradigm;
  /** The lemma that the template makes of a form; undefined where it does not fit. */
  apply(form: string): string | undefined;
};

const WEAK = new Set('اويىةء');
const LEAST_PAIRS = 3;
const LEAST_AFFIX_PAIRS = 8;
const MOST_AFFIX_LETTERS = 5;

/**
 * Templates of UniMorph's pairs, of two kinds: by root, where strong letters that both share become slots, and by
 * affix, where the longest run that both share does (edit trees after Chrupała 2008, with slots for the root).
 */
export function learnTemplates({ pairs }: UniMorph): EditTemplate[] {
  const roots = new Map<string, number>();
  const affixes = new Map<string, number>();
  for (const { form, lemma, paradigm } of pairs) {
    const root = rootTemplateOf(form, lemma);
    if (root !== undefined) count(roots, `${root} ${paradigm}`);
    const affix = affixTemplateOf(form, lemma);
    if (affix !== undefined) count(affixes, `${affix} ${paradigm}`);
  }
  return [
    ...frequent(roots, LEAST_PAIRS).map(compileRoot),
    ...frequent(affixes, LEAST_AFFIX_PAIRS).map(compileAffix),
  ];
}

const count = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
const frequent = (counts: Map<string, number>, least: number): string[] =>
  [...counts].filter(([, times]) => times >= least).map(([name]) => name);

/** `form lemma` with numbered slots for the strong letters of their longest common subsequence. */
function rootTemplateOf(form: string, lemma: string): string | undefined {
  const lengths = commonLengths(form, lemma);
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  let [from, to] = ['', ''];
  let [i, j, slots] = [0, 0, 0];
  while (i < form.length || j < lemma.length) {
    const letter = form[i] ?? '';
    if (letter !== '' && letter === lemma[j] && at(i, j) === at(i + 1, j + 1) + weightOf(letter)) {
      const slot = WEAK.has(letter) && !(letter === 'و' && i === 0) ? letter : String(++slots);
      from += slot;
      to += slot;
      i++;
      j++;
    } else if (letter !== '' && (j >= lemma.length || at(i + 1, j) >= at(i, j + 1))) from += form[i++];
    else to += lemma[j++];
  }
  return slots > 0 && slots < 10 ? `${from} ${to}` : undefined;
}

const weightOf = (letter: string): number => (WEAK.has(letter) ? 10 : 11);

/** By places in both words: the weight of the longest common subsequence of what follows. */
function commonLengths(a: string, b: string): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [row, next] = [table[i] ?? [], table[i + 1] ?? []];
      row[j] =
        a[i] === b[j] ? (next[j + 1] ?? 0) + weightOf(a[i] ?? '') : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function compileRoot(name: string): EditTemplate {
  const [from = '', to = '', paradigm] = name.split(' ');
  const pattern = new RegExp(`^${from.replace(/\d/g, '([^اويىةء]|^و)')}$`, 'u');
  return {
    name,
    paradigm: paradigm as Paradigm,
    apply: (form) => {
      if (form.length !== from.length) return undefined;
      const slots = pattern.exec(form);
      return slots ? to.replace(/\d/g, (slot) => slots[Number(slot)] ?? '') : undefined;
    },
  };
}

/** What stands before and behind the longest common run of three letters or more, in the form and in the lemma. */
function affixTemplateOf(form: string, lemma: string): string | undefined {
  let best = { length: 0, i: 0, j: 0 };
  for (let i = 0; i < form.length; i++) {
    for (let j = 0; j < lemma.length; j++) {
      let length = 0;
      while (form[i + length] !== undefined && form[i + length] === lemma[j + length]) length++;
      if (length > best.length) best = { length, i, j };
    }
  }
  const affixes = [
    form.slice(0, best.i),
    form.slice(best.i + best.length),
    lemma.slice(0, best.j),
    lemma.slice(best.j + best.length),
  ];
  return best.length < 3 || affixes.join('').length > MOST_AFFIX_LETTERS ? undefined : affixes.join('|');
}

function compileAffix(name: string): EditTemplate {
  const [affixes = '', paradigm] = name.split(' ');
  const [before = '', behind = '', lemmaBefore = '', lemmaBehind = ''] = affixes.split('|');
  return {
    name,
    paradigm: paradigm as Paradigm,
    apply: (form) =>
      form.length - before.length - behind.length >= 3 && form.startsWith(before) && form.endsWith(behind)
        ? lemmaBefore + form.slice(before.length, form.length - behind.length) + lemmaBehind
        : undefined,
  };
}
