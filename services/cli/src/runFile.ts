import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from '@rasid/local-engines';
import { z } from 'zod';

/** What a running `rasid up` tells the other commands. */
const runFileSchema = z.object({
  pid: z.int(),
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
  const parsed = runFileSchema.safeParse(JSON.parse(text));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
}

export function writeRunFile(home: string, run: RunFile): void {
  mkdirSync(dirname(pathIn(home)), { recursive: true });
  writeFileSync(pathIn(home), `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
}

export const removeRunFile = (home: string): void => rmSync(pathIn(home), { force: true });
