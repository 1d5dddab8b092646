import { execSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Jobs as hostile input makes them. */
export const double = (value: number): number => value * 2;
export const length = (bytes: Uint8Array): number => bytes.length;
export const hang = (): never => {
  for (;;);
};
export const backtrack = (): boolean => /^(a+)+$/.test(`${'a'.repeat(60)}b`);
export const hoard = (): never => {
  for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
};
export const leave = (): never => process.exit(7);
export const refuse = (): never => {
  throw new TypeError('no such thing');
};
/** No loop of ours, which could be broken off: a thread would take its service with it. */
export const hoardAtOnce = (): unknown => JSON.parse(`[${'{"a":[1]},'.repeat(3_000_000)}1]`);
export const pid = (): number => process.pid;
export const writeFile = (): string => {
  writeFileSync(join(tmpdir(), 'rasid-worker-test'), '');
  return 'done';
};
export const startProgram = (): string => {
  execSync('true');
  return 'done';
};
export const readEnvironment = (): string => (Object.keys(process.env).length > 0 ? 'done' : 'nothing there');
