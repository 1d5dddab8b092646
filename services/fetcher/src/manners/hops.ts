import { setTimeout as sleep } from 'node:timers/promises';
import type { HostGate, Lane } from '@rasid/queue';

type Pass = { leave(): Promise<void> };

export type Hops = {
  /** Whether a redirect may be followed now; for the client, before each hop. */
  readonly beforeHop: (to: string) => Promise<boolean>;
  /** How long to wait before the hop that was not to be made; undefined where there was none. */
  postponedMs(): number | undefined;
  /** Leaves the host that was asked last. */
  readonly leave: () => Promise<void>;
};

export type HopsOptions = {
  readonly gate: HostGate;
  readonly lane: Lane;
  /** Whether the address may be asked for at all, as far as is known. */
  readonly mayAsk: (to: URL) => boolean;
  /** A hop that may be made within so long is waited for; else the visit goes on from there another time. */
  readonly patienceMs: number;
  readonly anyway?: boolean;
  readonly sleep?: (ms: number) => Promise<unknown>;
};

/** Every hop of a redirect is a request to a host, and waits for its turn there as any other. */
export function createHops(first: Pass, options: HopsOptions): Hops {
  let pass: Pass | undefined = first;
  let postponedMs: number | undefined;
  const leave = async () => {
    const left = pass;
    pass = undefined;
    await left?.leave().catch(() => undefined); // a slot that is not given back runs out
  };
  return {
    leave,
    postponedMs: () => postponedMs,
    beforeHop: async (to) => {
      await leave();
      const url = URL.parse(to);
      if (!url) return true; // the client says what is wrong with it
      if (!options.mayAsk(url)) postponedMs = 0;
      else {
        const entered = await enterSoon(url.host, options);
        if (typeof entered === 'number') postponedMs = entered;
        else pass = entered;
      }
      return postponedMs === undefined;
    },
  };
}

/** A pass, or how long to wait where that is too long to stand at the gate. */
async function enterSoon(host: string, options: HopsOptions): Promise<Pass | number> {
  const { gate, lane, patienceMs, anyway = false, sleep: rest = sleep } = options;
  for (let waited = 0, hasPlace = false; ; hasPlace = true) {
    const answer = await gate.enter(host, { lane, hasPlace, anyway });
    if (answer.kind === 'in') return answer;
    if (answer.kind === 'unknown') return 0;
    waited += answer.ms;
    if (waited > patienceMs) return answer.ms;
    await rest(answer.ms);
  }
}
