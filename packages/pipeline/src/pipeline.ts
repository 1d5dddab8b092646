import type { DeadLetterSink, Sink } from './runBatch.ts';
import { asError, dead, UnavailableError, retry, type Outcome } from './outcome.ts';

/** Made once with what it needs, then called for each message. Its name is a verb and stands in the metrics. */
export type Step<In, Out> = (input: In) => Outcome<Out> | Promise<Outcome<Out>>;

/** A chain of steps. `run` never throws: what a step throws costs its own message alone. */
export type Pipeline<In, Out> = {
  readonly name: string;
  readonly steps: readonly string[];
  step<Next>(step: Step<Out, Next>): Pipeline<In, Next>;
  run(input: In): Promise<Outcome<Out>>;
  /** Closes the chain: where results go, and where what can't be done goes. */
  into(sink: Sink<Out>, rest: { deadLetters: DeadLetterSink }): Stage<In, Out>;
};

/** A whole stage, ready to be fed by a consumer. */
export type Stage<In, Out> = {
  readonly name: string;
  readonly run: (input: In) => Promise<Outcome<Out>>;
  readonly sink: Sink<Out>;
  readonly deadLetters: DeadLetterSink;
};

type AnyStep = Step<never, unknown>;

/** Starts an empty pipeline; `.step()` adds to it, in the order in which data flows. */
export const pipeline = <In>(name: string): Pipeline<In, In> => build<In, In>(name, []);

function build<In, Out>(name: string, steps: readonly AnyStep[]): Pipeline<In, Out> {
  return {
    name,
    steps: steps.map((step) => step.name),
    step: (next) => build(name, [...steps, next as AnyStep]),
    run: (input) => runSteps<In, Out>(steps, input),
    into: (sink, { deadLetters }) => ({
      name,
      run: (input) => runSteps<In, Out>(steps, input),
      sink,
      deadLetters,
    }),
  };
}

async function runSteps<In, Out>(steps: readonly AnyStep[], input: In): Promise<Outcome<Out>> {
  let value: unknown = input;
  for (const step of steps) {
    const outcome = await runStep(step, value);
    if (outcome.kind !== 'ok') return outcome;
    value = outcome.value;
  }
  return { kind: 'ok', value: value as Out };
}

async function runStep(step: AnyStep, value: unknown): Promise<Outcome<unknown>> {
  try {
    return await step(value as never);
  } catch (thrown) {
    const error = asError(thrown);
    if (error instanceof UnavailableError) return retry(error);
    return dead('step_failed', `${step.name}: ${error.message}`);
  }
}
