import { draftSystemAlert, type SystemProblem } from '@rasid/alerts';
import type { Alert } from '@rasid/contracts';
import type { AlertStore } from '@rasid/search';

export type RaiseParts = {
  readonly store: Pick<AlertStore, 'createMany'>;
  readonly channels: readonly string[];
  readonly queue: (alerts: readonly Alert[]) => Promise<void>;
  readonly onRaised: (problem: SystemProblem) => void;
  readonly now: () => number;
};

/** Makes alerts of problems, each once a day, and has them delivered. */
export async function raiseProblems(problems: readonly SystemProblem[], parts: RaiseParts): Promise<void> {
  const alerts = problems.map((problem) => draftSystemAlert(problem, parts.channels, parts.now()));
  const creations = await parts.store.createMany(alerts);
  const isNew = (i: number): boolean => {
    const creation = creations[i];
    return creation?.kind === 'ok' && creation.value === 'created';
  };
  problems.filter((_, i) => isNew(i)).forEach(parts.onRaised);
  await parts.queue(alerts.filter((_, i) => isNew(i)));
}
