export type ChunkLimits = { readonly maxCount: number; readonly maxBytes: number };

/** Cuts a batch into runs that one acknowledgement covers, in order; one larger message makes a run of its own. */
export function* chunksOf<M extends { value: Buffer | null }>(
  messages: readonly M[],
  { maxCount, maxBytes }: ChunkLimits,
): Generator<M[]> {
  let chunk: M[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.value?.length ?? 0;
    if (chunk.length > 0 && (chunk.length >= maxCount || bytes + size > maxBytes)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(message);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}
