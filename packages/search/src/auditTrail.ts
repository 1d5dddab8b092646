import { chainBlock } from '@rasid/alerts';
import type { AuditBlock, AuditEntry } from '@rasid/contracts';
import { createGroupCommit } from '@rasid/pipeline';
import type { AuditStore } from './auditStore.ts';

export type AuditTrail = {
  /** Resolves once the entry is part of the chain. */
  record(entry: AuditEntry): Promise<void>;
};

const MOST_ENTRIES = 500;

/**
 * Adds to the chain, what comes while a block is written into the next one; any number of processes may do so at once.
 * Two blocks of one process begin `spacingMs` apart.
 */
export function createAuditTrail(store: AuditStore, spacingMs = 0): AuditTrail {
  let head: AuditBlock | undefined;
  const append = async (entries: readonly AuditEntry[]): Promise<void> => {
    head ??= await store.last();
    for (;;) {
      const block = chainBlock(head, entries);
      head = (await store.append(block)) ? block : await store.get(block.number);
      if (head?.hash === block.hash) return; // ours, though the answer to it may have been lost
    }
  };
  const appendTogether = createGroupCommit<AuditEntry, void>(
    async (entries) => {
      await append(entries);
      return entries.map(() => undefined);
    },
    { maxCount: MOST_ENTRIES, spacingMs },
  );
  return { record: appendTogether };
}
