import { cpus } from 'node:os';
import type { BareBulk } from './bareBulk.ts';
import type { Latency } from './latency.ts';
import type { Throughput } from './throughput.ts';

export type Report = {
  readonly origin: string;
  readonly count: number;
  readonly throughput: Throughput;
  readonly bare: BareBulk;
  readonly latency: Latency;
};

const GATE = 0.35;

/** Prints the figures as they stand in docs/performance.md. */
export function printReport({ origin, count, throughput, bare, latency }: Report): void {
  const ratio = throughput.perSecond / bare.perSecond;
  const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
  console.log(`${count} articles of ${origin}, on ${cpus().length} cores\n`);
  row('what', 'figure');
  row('---', '---');
  row('end to end, Kafka to searchable', `${throughput.perSecond.toFixed(0)} documents a second`);
  row('bare bulk loop, same documents and mapping', `${bare.perSecond.toFixed(0)} documents a second`);
  row('ratio', `${ratio.toFixed(2)} (gate ${GATE})`);
  row(
    `produce to searchable at ${latency.perSecond} a second (${latency.count} articles)`,
    `p50 ${latency.p50.toFixed(0)} ms, p95 ${latency.p95.toFixed(0)} ms, p99 ${latency.p99.toFixed(0)} ms`,
  );
  console.log();
  row('CPU-milliseconds a document', 'end to end', 'bare bulk');
  row('---', '---', '---');
  for (const [name, ms] of Object.entries(throughput.cpuMsPerDocument)) {
    row(name, ms.toFixed(2), name === 'elasticsearch' ? bare.elasticsearchCpuMsPerDocument.toFixed(2) : '');
  }
}
