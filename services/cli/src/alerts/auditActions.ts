import { verifyChain } from '@rasid/alerts';
import type { AuditBlock } from '@rasid/contracts';
import { printJson, type Json } from '../output.ts';
import type { Alerts } from './openAlerts.ts';

/** Says whether the audit is as it was written; throws where it is not. */
export async function verifyAudit({ audit }: Alerts, { json }: Json): Promise<void> {
  const verdict = await verifyChain(audit.all());
  if (json) printJson(verdict);
  if (!verdict.ok) throw new Error(`block ${verdict.block} is not as it was written: ${verdict.reason}`);
  const { entries, blocks, head } = verdict;
  if (!json)
    console.log(`the audit is whole: ${entries} entries in ${blocks} blocks; its last hash is ${head}`);
}

/** Everything that was done, or what was done to one rule, channel or alert. */
export async function showAudit(
  { audit }: Alerts,
  { subject, json }: { subject?: string } & Json,
): Promise<void> {
  for await (const found of audit.all()) {
    const { entries, number } = found as AuditBlock;
    for (const entry of entries) {
      if (subject !== undefined && entry.subject !== subject) continue;
      if (json) printJson({ block: number, ...entry });
      else
        console.log(
          [
            entry.at,
            entry.actor.padEnd(12),
            entry.action.padEnd(16),
            entry.subject,
            JSON.stringify(entry.detail),
          ].join('  '),
        );
    }
  }
}
