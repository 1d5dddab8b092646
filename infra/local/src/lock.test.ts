import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './lock.ts';
import { choosePorts, isFree } from './ports.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder has one holder at a time', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`is in use by process ${process.pid}`);
  unlock();
  lockFolder(folder)();
});

test('what a dead process held is taken over', () => {
  writeFileSync(join(folder, 'engines.lock'), '4194303');
  expect(() => lockFolder(folder)()).not.toThrow();
});

test.each(['', '1', `${process.pid} of another start`])(
  'a lock that says "%s" holds nobody off',
  (holder) => {
    writeFileSync(join(folder, 'engines.lock'), holder);
    expect(() => lockFolder(folder)()).not.toThrow();
  },
);

test('ports stay the same from start to start, but for one that somebody else has taken', async () => {
  const first = await choosePorts(folder);
  expect(new Set(Object.values(first)).size).toBe(5);
  expect(await choosePorts(folder)).toEqual(first);
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(first.kafka, '127.0.0.1', resolve));
  expect((squatter.address() as AddressInfo).port).toBe(first.kafka);
  expect(await isFree(first.kafka)).toBe(false);
  const second = await choosePorts(folder);
  squatter.close();
  expect(second).toEqual({ ...first, kafka: second.kafka });
  expect(second.kafka).not.toBe(first.kafka);
});
