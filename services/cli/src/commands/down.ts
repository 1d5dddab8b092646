import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@rasid/local-engines';
import type { Command } from 'commander';
import { homeOf } from '../context.ts';
import { readRunFile } from '../runFile.ts';

const LIMIT_MS = 60_000;

/** `rasid down`: stops the `rasid up` of this checkout, wherever it runs, and waits until it is gone. */
export function addDownCommand(program: Command): void {
  program
    .command('down')
    .description('stop what `rasid up` started')
    .action(async () => {
      const run = readRunFile(homeOf(program.opts<{ home?: string }>().home));
      if (!run) {
        console.error('rasid is not up');
        return;
      }
      process.kill(run.pid, 'SIGTERM');
      const startedAt = Date.now();
      while (isAlive(run.pid)) {
        if (Date.now() - startedAt > LIMIT_MS)
          throw new Error(`process ${run.pid} has not stopped after 60 s`);
        await sleep(100);
      }
      console.error('stopped');
    });
}
