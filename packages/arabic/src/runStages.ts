import { FOUND, type Stage } from './stemStages.ts';

export type Lookup = (name: string, term: string) => string | undefined;
export type StageRunner = (word: string) => string;

/** Runs the stages as the index's token filters do: a found term is marked and left alone from then on. */
export function createStageRunner(stages: readonly Stage[], lookup: Lookup): StageRunner {
  const compiled = stages.map((stage) =>
    stage.kind === 'rewrite' ? { ...stage, pattern: new RegExp(stage.pattern, 'u') } : stage,
  );
  return (word) => {
    let term = word;
    for (const stage of compiled) {
      if (stage.kind === 'rewrite') term = term.replace(stage.pattern, stage.replacement);
      else if (stage.kind === 'reverse') term = reversed(term);
      else if (stage.kind === 'trim') term = term.replaceAll(FOUND, '');
      else if (!term.startsWith(FOUND)) {
        const turned = stage.backwards ? reversed : asItIs;
        const found = lookup(stage.name, turned(term));
        if (found !== undefined) term = FOUND + turned(found);
      }
    }
    return term;
  };
}

/** The characters from the last to the first, as Lucene's ReverseStringFilter turns them. */
export const reversed = (term: string): string => Array.from(term).reverse().join('');
const asItIs = (term: string): string => term;

/** `lemma form form …` by line, as a map from each form to its lemma. */
export const readLexicon = (lines: readonly string[]): Map<string, string> =>
  new Map(
    lines.flatMap((line) => {
      const [lemma = '', ...forms] = line.split(' ');
      return forms.map((form) => [form, lemma] as const);
    }),
  );
