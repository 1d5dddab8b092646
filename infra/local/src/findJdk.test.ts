import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseOf } from './findJdk.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jdk-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function makeJdk(version: string, withCompiler: boolean): string {
  mkdirSync(join(folder, 'bin'));
  if (withCompiler) writeFileSync(join(folder, 'bin/javac'), '');
  writeFileSync(join(folder, 'release'), `IMPLEMENTOR="Test"\nJAVA_VERSION="${version}"\n`);
  return folder;
}

test.each([
  ['25.0.1', true, 25],
  ['17.0.15', true, 17],
  ['1.8.0_402', true, 1],
  ['25', false, 0],
])('release %s, with a compiler: %s, is %i', (version, withCompiler, major) => {
  expect(releaseOf(makeJdk(version, withCompiler))).toBe(major);
});

test('a folder that is no JDK has no release', () => expect(releaseOf(folder)).toBe(0));
