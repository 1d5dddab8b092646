import { UnavailableError } from '@rasid/pipeline';
import { expect, test } from 'vitest';
import { patiently } from './patiently.ts';

const away = new UnavailableError('Kafka is away');

test('waits for a dependency that is away', async () => {
  let calls = 0;
  const call = () => (++calls < 3 ? Promise.reject(away) : Promise.resolve('sent'));
  expect(await patiently(call, undefined)).toBe('sent');
  expect(calls).toBe(3);
});

test('any other error is passed on at once', async () => {
  let calls = 0;
  const call = () => Promise.reject(new Error(`broken ${++calls}`));
  await expect(patiently(call, undefined)).rejects.toThrow('broken 1');
});

test('the end of the service ends the waiting', async () => {
  const stopping = new AbortController();
  const waiting = patiently(() => Promise.reject(away), stopping.signal);
  stopping.abort();
  await expect(waiting).rejects.toBe(away);
});
