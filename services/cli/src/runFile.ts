import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive, startOf } from '@rasid/local-engines';
import { z } from 'zod';

/** What a running `rasid up` tells the other commands. */
const runFileSchema = z.object({
  pid: z.int(),
  /** As the system tells it; with the number it names one process. */
  processStart: z.string(),
  startedAt: z.string(),
  env: z.record(z.string(), z.string()),
  services: z.record(z.string(), z.object({ pid: z.int(), url: z.string() })),
  sites: z.array(z.object({ name: z.string(), siteUrl: z.string(), feedUrl: z.string() })),
});
export type RunFile = z.infer<typeof runFileSchema>;

const pathIn = (home: string): string => join(home, 'run.json');

/** The run file of a `rasid up` that lives; undefined when there is none. */
export function readRunFile(home: string): RunFile | undefined {
  let text: string;
  try {
    text = readFileSync(pathIn(home), 'utf8');
  } catch {
    return undefined;
  }
  const parsed = runFileSchema.safeParse(parseOrNothing(text));
  if (!parsed.success || !isAlive(parsed.data.pid)) return undefined;
  // its number may be another process's by now
  return startOf(parsed.data.pid) === parsed.data.processStart ? parsed.data : undefined;
}

export function writeRunFile(home: string, run: RunFile): void {
  mkdirSync(dirname(pathIn(home)), { recursive: true });
  const partial = `${pathIn(home)}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, pathIn(home)); // whoever reads it finds all of it
}

/** A home that can't be used has none to remove. */
export function removeRunFile(home: string): void {
  try {
    rmSync(pathIn(home), { force: true });
  } catch {
    return;
  }
}

/** Of a `rasid up` that has only begun: it can be stopped, and nothing can be asked of it. */
export const beginRun = (home: string): void =>
  writeRunFile(home, { ...thisProcess(), env: {}, services: {}, sites: [] });

export const thisProcess = () => ({
  pid: process.pid,
  processStart: startOf(process.pid) ?? '',
  startedAt: new Date().toISOString(),
});

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
