import { expect, test } from 'vitest';
import { createChannelGate } from './channelGate.ts';

/** A gate with a clock of its own, where every channel may send as much as it likes, or waits for its rate. */
function scene(waitMs = 0) {
  let nowMs = 0;
  const rates = { take: () => Promise.resolve(waitMs) };
  const gate = createChannelGate({ rates, now: () => nowMs, random: () => 0 });
  const enter = (id = 'hook') => gate.enter({ id, perMinute: 600 });
  return {
    enter,
    admit: (id = 'hook') => gate.admit(id),
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

test('few go at once; the others wait for them, in their order, and nobody of another channel does', async () => {
  const { enter, attempt } = scene();
  const went: number[] = [];
  const turns: ((isWell: boolean | undefined) => void)[] = [];
  for (let n = 0; n < 12; n++)
    void enter().then((turn) => {
      went.push(n);
      if (turn.kind === 'go') turns.push(turn.leave);
    });
  expect(await attempt(true, 'other')).toBe('went');
  expect(went).toHaveLength(8);
  for (const isWell of [undefined, true, false]) turns[0]?.(isWell); // counts once
  expect(await attempt(true, 'other')).toBe('went');
  expect(went).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  for (const leave of turns) leave(true);
  expect(await attempt(true, 'other')).toBe('went');
  expect(went).toHaveLength(12);
});

test('when a channel is closed, those who wait are sent away', async () => {
  const { enter } = scene();
  const all = Array.from({ length: 20 }, () => enter());
  const turns = await Promise.all(all.slice(0, 8));
  for (const turn of turns) if (turn.kind === 'go') turn.leave(false);
  const others = await Promise.all(all.slice(8));
  expect(others.map((turn) => turn.kind === 'wait' && turn.ms)).toContain(1_000);
  for (const turn of others) if (turn.kind === 'go') turn.leave(true);
});

test('few jobs of a channel are let in, one of a channel that fails, and none while it is left alone', async () => {
  const { admit, attempt, pass } = scene();
  const jobs = Array.from({ length: 4 }, () => admit());
  expect(jobs.every(({ kind }) => kind === 'go')).toBe(true);
  expect(admit()).toEqual({ kind: 'wait', ms: 50 });
  expect(admit('other').kind).toBe('go');
  for (const job of jobs) if (job.kind === 'go') job.leave();
  for (let n = 0; n < 5; n++) await attempt(false);
  expect(admit()).toEqual({ kind: 'wait', ms: 1_000 });
  pass(1_000);
  expect(admit().kind).toBe('go');
  expect(admit().kind).toBe('wait');
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
  const { enter, admit, pass } = scene();
  for (let n = 0; n < 100; n++) {
    const turn = await enter();
    pass(80);
    if (turn.kind === 'go') turn.leave(true);
  }
  for (let n = 0; n < 4; n++) admit();
  const waits = Array.from({ length: 5 }, () => admit()).map((turn) => turn.kind === 'wait' && turn.ms);
  expect(waits).toEqual([60, 70, 80, 90, 100]); // eight at once, 80 ms each
});
