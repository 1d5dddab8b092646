import { expect, test } from 'vitest';
import { createChannelGate } from './channelGate.ts';

/** A gate with a clock of its own, where every channel may send as much as it likes. */
function scene(waitMs = 0) {
  let nowMs = 0;
  const rates = { take: () => Promise.resolve(waitMs) };
  const gate = createChannelGate({ rates, now: () => nowMs, random: () => 0 });
  const enter = (id = 'hook') => gate.enter({ id, perMinute: 600 });
  return {
    enter,
    pass: (ms: number) => void (nowMs += ms),
    attempt: async (isWell: boolean | undefined, id = 'hook') => {
      const turn = await enter(id);
      if (turn.kind === 'go') turn.leave(isWell);
      return turn.kind === 'go' ? 'went' : turn.ms;
    },
  };
}

test('a channel that fails is left alone for a second, for two, up to a minute, and then tried once', async () => {
  const { attempt, pass } = scene();
  for (let n = 0; n < 5; n++) expect(await attempt(false)).toBe('went');
  for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
    expect(await attempt(true)).toBe(pauseMs);
    pass(pauseMs);
    expect(await attempt(false)).toBe('went');
  }
});

test('one success makes it well again', async () => {
  const { attempt, pass } = scene();
  for (let n = 0; n < 5; n++) await attempt(false);
  pass(1_000);
  for (const isWell of [true, false, false, false, false]) expect(await attempt(isWell)).toBe('went');
  expect(await attempt(true)).toBe('went');
});

test('what fails together fails once: it does not make the pause longer', async () => {
  const { enter, attempt, pass } = scene();
  const turns = await Promise.all(Array.from({ length: 8 }, () => enter()));
  for (const turn of turns) if (turn.kind === 'go') turn.leave(false);
  expect(await attempt(true)).toBe(1_000);
  pass(1_000);
  expect(await attempt(true)).toBe('went');
});

test("few go at once, and a channel that is full or dead takes nobody else's place", async () => {
  const { enter, attempt } = scene();
  const turns = await Promise.all(Array.from({ length: 8 }, () => enter()));
  expect(turns.every(({ kind }) => kind === 'go')).toBe(true);
  expect(await attempt(true)).toBe(50);
  expect(await attempt(true, 'other')).toBe('went');
  const [first] = turns;
  if (first?.kind === 'go') for (const isWell of [undefined, true, false]) first.leave(isWell); // counts once
  expect((await enter()).kind).toBe('go');
  expect(await attempt(true)).toBeGreaterThan(0);
});

test('what tells nothing about the channel changes nothing', async () => {
  const { attempt } = scene();
  for (let n = 0; n < 20; n++) expect(await attempt(undefined)).toBe('went');
});

test('whoever waits for the rate takes no place', async () => {
  const { attempt } = scene(40);
  for (let n = 0; n < 20; n++) expect(await attempt(true)).toBe(40);
});

test('whoever is turned away comes back one after the other, as fast as the channel takes them', async () => {
  const { enter, attempt, pass } = scene();
  for (let n = 0; n < 100; n++) {
    const turn = await enter();
    pass(80);
    if (turn.kind === 'go') turn.leave(true);
  }
  for (let n = 0; n < 8; n++) await enter();
  const waits: unknown[] = [];
  for (let n = 0; n < 5; n++) waits.push(await attempt(true));
  expect(waits).toEqual([60, 70, 80, 90, 100]); // eight at once, 80 ms each
});
