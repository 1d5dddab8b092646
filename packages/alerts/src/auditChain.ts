import { createHash } from 'node:crypto';
import { auditBlockSchema, type AuditBlock, type AuditEntry } from '@rasid/contracts';

const NOTHING_BEFORE = '0'.repeat(64);

/** The next block of the chain. */
export function chainBlock(previous: AuditBlock | undefined, entries: readonly AuditEntry[]): AuditBlock {
  const block = {
    number: (previous?.number ?? 0) + 1,
    entries: [...entries],
    previous: previous?.hash ?? NOTHING_BEFORE,
  };
  return { ...block, hash: hashOf(block) };
}

const hashOf = (block: Omit<AuditBlock, 'hash'>): string =>
  createHash('sha256').update(canonical(block)).digest('hex');

/** JSON with the keys of each object in order, so that one content has one hash. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

export type Verdict =
  | { readonly ok: true; readonly blocks: number; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly block: number; readonly reason: string };

/** Goes along the chain from its beginning: nothing may be missing, added or changed. */
export async function verifyChain(blocks: AsyncIterable<unknown>): Promise<Verdict> {
  let previous: AuditBlock | undefined;
  let entries = 0;
  for await (const found of blocks) {
    const expected = (previous?.number ?? 0) + 1;
    const parsed = auditBlockSchema.safeParse(found);
    if (!parsed.success) return broken(expected, 'it is not readable');
    const block = parsed.data;
    if (block.number !== expected) return broken(expected, `it is missing; block ${block.number} comes next`);
    if (block.previous !== (previous?.hash ?? NOTHING_BEFORE))
      return broken(expected, 'it does not follow the block before');
    const { hash, ...content } = found as AuditBlock; // as it stands, whatever was added to it
    if (hashOf(content) !== hash) return broken(expected, 'its entries are not those that were written');
    previous = block;
    entries += block.entries.length;
  }
  return { ok: true, blocks: previous?.number ?? 0, entries, head: previous?.hash ?? NOTHING_BEFORE };
}

const broken = (block: number, reason: string): Verdict => ({ ok: false, block, reason });
