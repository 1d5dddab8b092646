import type { Outcome } from '@rasid/pipeline';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Metrics of one service. Names follow `rasid_<noun>_<unit>[_total]`. */
export function createMetrics(service: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const received = new Counter({
    name: 'rasid_received_messages_total',
    help: 'Messages or jobs that came in, each counted once when its outcome is known',
    labelNames: ['stage'],
    registers: [registry],
  });
  const outcomes = new Counter({
    name: 'rasid_outcome_messages_total',
    help: 'Messages by their one terminal outcome: ok, drop or dead, with the reason',
    labelNames: ['stage', 'outcome', 'reason'],
    registers: [registry],
  });
  const retries = new Counter({
    name: 'rasid_retry_messages_total',
    help: 'Attempts that are to be made again',
    labelNames: ['stage'],
    registers: [registry],
  });
  const lag = new Gauge({
    name: 'rasid_consumer_lag_messages',
    help: 'Messages behind the end of the partition when its last batch was taken',
    labelNames: ['topic', 'partition'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'rasid_stage_duration_seconds',
    help: 'Time from a chunk being taken to its acknowledgement',
    labelNames: ['stage'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const sinceFetch = new Histogram({
    name: 'rasid_fetch_to_stage_seconds',
    help: 'Time from the fetch of an article to its acknowledgement at this stage',
    labelNames: ['stage'],
    buckets: [0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 3600],
    registers: [registry],
  });
  const alerts = new Counter({
    name: 'rasid_alerts_total',
    help: 'Alerts that were made, by what becomes of them',
    labelNames: ['state'],
    registers: [registry],
  });
  const deliveries = new Counter({
    name: 'rasid_delivery_attempts_total',
    help: 'Attempts to deliver an alert, by kind of channel and outcome: sent, failed or parked',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  });
  const sinceEnriched = new Histogram({
    name: 'rasid_enriched_to_delivered_seconds',
    help: 'Time from an article being enriched to the first delivery of an alert that was due at once',
    buckets: [0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 3600],
    registers: [registry],
  });
  const rules = new Gauge({
    name: 'rasid_alert_rules',
    help: 'Rules that are matched, and those that can not be',
    labelNames: ['state'],
    registers: [registry],
  });
  return {
    registry,
    alerts,
    deliveries,
    sinceEnriched,
    rules,
    lag,
    duration,
    sinceFetch,
    countRetry: (stage: string, count: number) => retries.inc({ stage }, count),
    /** Counts a message as received and by its terminal outcome in one go, so that the two always agree. */
    countOutcome: (stage: string, outcome: Outcome<unknown>) => {
      if (outcome.kind === 'retry') return;
      received.inc({ stage });
      outcomes.inc({ stage, outcome: outcome.kind, reason: outcome.kind === 'ok' ? 'none' : outcome.reason });
    },
  };
}
