import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_MS = 5;

/**
 * Watches the loop of this thread. `busiestMs` is the most CPU time that this thread used between two turns of its
 * loop, which is what a stall of ours is, however much others use the machine; `longestMs` is the longest wait by the
 * clock, theirs included.
 */
export function watchStalls() {
  const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
  delay.enable();
  let busiestMs = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    busiestMs = Math.max(busiestMs, (now.user + now.system - before.user - before.system) / 1000);
    before = now;
  }, EVERY_MS);
  return {
    /** Since the last time that it was asked. */
    take: () => {
      const taken = { busiestMs: Math.round(busiestMs), longestMs: Math.round(delay.max / 1e6) };
      busiestMs = 0;
      delay.reset();
      return taken;
    },
    stop: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What this process holds after a collection, in MiB: its own objects and buffers, and all that the system gave it. */
export function measureMemory(): { heldMb: number; rssMb: number } {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
  return { heldMb: mb(heapUsed + external), rssMb: mb(rss) };
}
