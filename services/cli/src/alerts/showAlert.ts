import type { Alert, Passage } from '@rasid/contracts';
import colors from 'picocolors';

/** Prints an alert for people: what it is of, why it matched, and how its deliveries went. */
export function showAlert(alert: Alert, note = ''): void {
  const [first] = alert.articles;
  const title = alert.kind === 'match' ? (first?.title ?? '') : `${alert.ruleName} (${alert.articleCount})`;
  console.log(`${colors.bold(title)}${note === '' ? '' : `  ${note}`}`);
  const facts = [
    alert.id,
    alert.matchedAt.slice(0, 19).replace('T', ' '),
    alert.ruleId,
    alert.severity,
    alert.state,
  ];
  console.log(colors.dim(facts.join(' · ')));
  for (const passage of first?.passages ?? []) console.log(`  ${showPassage(passage)}`);
  if (alert.further.articleCount > 0)
    console.log(
      colors.dim(`  and ${alert.further.articleCount} more, of ${alert.further.count} further outlets`),
    );
  for (const { channelId, role, state, attempts, reason } of alert.deliveries)
    console.log(
      colors.dim(
        `  ${channelId} (${role}): ${state} after ${attempts} attempts${reason === undefined ? '' : `: ${reason}`}`,
      ),
    );
  if (first) console.log(colors.dim(`  ${first.url}`));
  console.log();
}

const showPassage = ({ text, marks }: Passage): string =>
  marks.reduceRight(
    (left, [start, end]) =>
      left.slice(0, start) + colors.bold(colors.yellow(`[${text.slice(start, end)}]`)) + left.slice(end),
    text,
  );
