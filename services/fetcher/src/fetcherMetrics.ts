import type { PollTurn } from '@rasid/queue';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { PollEnd } from './steps/pollFeed.ts';

/** What the fetcher counts beside its outcomes. */
export function createFetcherMetrics(registry: Registry) {
  const lag = new Histogram({
    name: 'rasid_schedule_lag_seconds',
    help: 'Time from the moment a feed was due to the beginning of its poll, waits for its host included',
    buckets: [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 900],
    registers: [registry],
  });
  const polls = new Counter({
    name: 'rasid_polls_total',
    help: 'Polls by their outcome: read, not_modified or failed, and by their trouble',
    labelNames: ['outcome', 'trouble'],
    registers: [registry],
  });
  const waits = new Counter({
    name: 'rasid_poll_waits_total',
    help: 'Polls that were put off since their host was busy',
    registers: [registry],
  });
  const robots = new Counter({
    name: 'rasid_robots_denials_total',
    help: 'Pages that were not asked for because of robots.txt: disallowed, or unreachable and so unknown',
    labelNames: ['verdict'],
    registers: [registry],
  });
  const hubs = new Counter({
    name: 'rasid_hub_calls_total',
    help: 'Calls of WebSub hubs by what they were and how they were answered',
    labelNames: ['mode', 'status'],
    registers: [registry],
  });
  return {
    onEnd: ({ dueAt }: PollTurn, end: PollEnd, startedAt: Date): void => {
      if (end.kind === 'deferred') waits.inc();
      if (end.kind !== 'ended') return;
      lag.observe(Math.max(0, startedAt.getTime() - dueAt) / 1000);
      const { reading } = end;
      polls.inc({ outcome: reading.kind, trouble: reading.kind === 'failed' ? reading.trouble : 'none' });
    },
    onRobotsDenied: (verdict: 'disallowed' | 'unreachable'): void => robots.inc({ verdict }),
    onHubCall: (mode: string, status: number): void => hubs.inc({ mode, status }),
  };
}
