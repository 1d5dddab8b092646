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
      else if (stage.kind === 'trim') term = term.startsWith(FOUND) ? term.slice(FOUND.length) : term;
      else if (!term.startsWith(FOUND)) {
        const found = lookup(stage.name, term);
        if (found !== undefined) term = FOUND + found;
      }
    }
    return term;
  };
}

/** `lemma form form …` by line, as a map from each form to its lemma. */
export const readLexicon = (lines: readonly string[]): Map<string, string> =>
  new Map(
    lines.flatMap((line) => {
      const [lemma = '', ...forms] = line.split(' ');
      return forms.map((form) => [form, lemma] as const);
    }),
  );
