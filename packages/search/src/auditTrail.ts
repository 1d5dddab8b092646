import { chainBlock } from '@rasid/alerts';
import type { AuditBlock, AuditEntry } from '@rasid/contracts';
import type { AuditStore } from './auditStore.ts';

export type AuditTrail = {
  /** Resolves once the entry is part of the chain. */
  record(entry: AuditEntry): Promise<void>;
};

type Waiting = {
  readonly entry: AuditEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

const MOST_ENTRIES = 500;

/** Adds to the chain, what comes while a block is written into the next one; any number of processes may do so at once. */
export function createAuditTrail(store: AuditStore): AuditTrail {
  const waiting: Waiting[] = [];
  let head: AuditBlock | undefined;
  let busy = false;
  const append = async (entries: readonly AuditEntry[]): Promise<void> => {
    head ??= await store.last();
    for (;;) {
      const block = chainBlock(head, entries);
      head = (await store.append(block)) ? block : await store.get(block.number);
      if (head?.hash === block.hash) return; // ours, though the answer to it may have been lost
    }
  };
  const pump = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const some = waiting.splice(0, MOST_ENTRIES);
      try {
        await append(some.map(({ entry }) => entry));
        for (const { resolve } of some) resolve();
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    busy = false;
  };
  return {
    record: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        void pump();
      }),
  };
}
