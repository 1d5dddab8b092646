/** A record as it came from its topic. Key, value and headers are the original bytes. */
export type Message = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer>>;
  /** Milliseconds since the epoch, as the broker keeps it. */
  readonly timestampMs: number;
};
