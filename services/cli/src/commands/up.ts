import type { Command } from 'commander';
import { checkSettings } from '@rasid/runtime';
import { homeOf } from '../context.ts';
import { beginRun, readRunFile, removeRunFile } from '../runFile.ts';
import { bringUp, type Opened } from '../up/bringUp.ts';
import { createProgress, type Progress } from '../up/progress.ts';

/** `rasid up`: engines, services and the sample site, until Ctrl-C. */
export function addUpCommand(program: Command): void {
  program
    .command('up', { isDefault: false })
    .description('start engines, services and the sample news site; Ctrl-C stops them all')
    .option('--no-sample', 'do not serve and add the sample news site')
    .option('--once', 'stop again when the articles are searchable')
    .action(async (options: { sample: boolean; once?: boolean }) => {
      process.exitCode = await up(homeOf(program.opts<{ home?: string }>().home), options);
    });
}

async function up(home: string, options: { sample: boolean; once?: boolean }): Promise<number> {
  const running = readRunFile(home);
  if (running) {
    console.error(`rasid is already up (process ${running.pid}); stop it with: rasid down`);
    return 1;
  }
  const progress = createProgress();
  const stop = new AbortController();
  const onSignal = () => {
    if (!stop.signal.aborted) progress.note('stopping …');
    stop.abort(new Error('stopped'));
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  const opened: Opened = [];
  try {
    checkSettings(process.env);
    beginRun(home);
    const { died } = await bringUp(home, options, { progress, signal: stop.signal, opened });
    const why = options.once ? undefined : await Promise.race([untilAborted(stop.signal), died]);
    if (why !== undefined) progress.fail(why);
    return why === undefined ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) return 0;
    progress.fail((error as Error).message);
    return 1;
  } finally {
    await closeAll(opened, progress);
    removeRunFile(home);
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('SIGHUP', onSignal);
  }
}

const untilAborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });

async function closeAll(opened: Opened, progress: Progress): Promise<void> {
  if (opened.length === 0) return;
  for (const { name, close } of opened.reverse()) {
    await close().catch((error: unknown) => progress.fail(`${name} did not stop cleanly: ${String(error)}`));
  }
  progress.done('everything is stopped');
}
