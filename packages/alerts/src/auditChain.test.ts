import type { AuditBlock, AuditEntry } from '@rasid/contracts';
import { expect, test } from 'vitest';
import { chainBlock, verifyChain } from './auditChain.ts';

const entry = (subject: string): AuditEntry => ({
  at: '2026-03-01T09:00:00.000Z',
  actor: 'cli:ليلى',
  action: 'rule_added',
  subject,
  detail: { query: 'ميناء' },
});

const chain = (): AuditBlock[] => {
  const blocks: AuditBlock[] = [];
  for (const names of [['a'], ['b', 'c'], ['d'], ['e']])
    blocks.push(chainBlock(blocks.at(-1), names.map(entry)));
  return blocks;
};
async function* each(blocks: readonly unknown[]) {
  yield* await Promise.resolve(blocks);
}

test('a chain that nobody has touched is whole', async () => {
  expect(await verifyChain(each(chain()))).toMatchObject({
    ok: true,
    blocks: 4,
    entries: 5,
    head: chain()[3]?.hash,
  });
  expect(await verifyChain(each([]))).toMatchObject({ ok: true, blocks: 0 });
});

test('in what order the keys of a block come back does not matter', async () => {
  const turned = chain().map(({ number, entries, previous, hash }) => ({ hash, previous, entries, number }));
  expect(await verifyChain(each(turned))).toMatchObject({ ok: true });
});

test.each<[string, (blocks: AuditBlock[]) => unknown[], number]>([
  ['an entry is changed', (b) => b.with(1, { ...b[1]!, entries: [entry('x'), entry('c')] }), 2],
  [
    'an entry is added to',
    (b) => b.with(1, { ...b[1]!, entries: [{ ...entry('b'), more: 1 } as AuditEntry, entry('c')] }),
    2,
  ],
  ['an entry is gone', (b) => b.with(1, { ...b[1]!, entries: [entry('b')] }), 2],
  ['a block is gone', (b) => [b[0], b[2], b[3]], 2],
  ['the first block is gone', (b) => b.slice(1), 1],
  ['blocks have changed places', (b) => [b[0], b[2], b[1], b[3]], 2],
  ['a block is made anew, with a hash that fits', (b) => b.with(1, chainBlock(b[0], [entry('x')])), 3],
  ['a block is no block', (b) => b.with(2, {} as AuditBlock), 3],
])('it shows where %s', async (_, spoil, block) => {
  expect(await verifyChain(each(spoil(chain())))).toMatchObject({ ok: false, block });
});
