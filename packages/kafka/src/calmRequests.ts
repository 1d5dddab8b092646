import { createRequire } from 'node:module';

/** What of kafkajs's queue of requests to one broker is touched here. */
type RequestQueue = {
  readonly pending: readonly unknown[];
  /** Milliseconds since 1970; -1 where the broker asks for no patience. */
  readonly throttledUntil: number;
  scheduleCheckPendingRequests(): void;
};

/**
 * kafkajs 2.2.4 looks for waiting requests each millisecond of a connection's life, by a timer of a negative time that
 * Node warns of. Here it looks only while there is something to wait for.
 */
export function useCalmRequests(): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
    prototype: RequestQueue;
  };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the queue that it is asked of
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
