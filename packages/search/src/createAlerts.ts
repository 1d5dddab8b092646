import type { Alert } from '@rasid/contracts';
import { asError, ok, retry, UnavailableError, type Outcome } from '@rasid/pipeline';
import { readBulkAnswer } from './bulkAnswer.ts';
import type { SearchClient } from './client.ts';
import { mapSearchError } from './errors.ts';
import { writingOf, type RecentWritings } from './recentWritings.ts';

/** Whether an alert was decided now, or had been before. */
export type Creation = 'created' | 'exists';

const MOST_AT_ONCE = 500;

/** Creates each alert unless it is there: one outcome an alert, in order. Never rejects. Those that it created are kept. */
export async function createAlerts(
  client: SearchClient,
  index: string,
  alerts: readonly Alert[],
  recent: RecentWritings<Alert>,
): Promise<Outcome<Creation>[]> {
  const outcomes: Outcome<Creation>[] = [];
  for (let start = 0; start < alerts.length; start += MOST_AT_ONCE)
    outcomes.push(...(await createSome(client, index, alerts.slice(start, start + MOST_AT_ONCE), recent)));
  return outcomes;
}

async function createSome(
  client: SearchClient,
  index: string,
  alerts: readonly Alert[],
  recent: RecentWritings<Alert>,
): Promise<Outcome<Creation>[]> {
  try {
    const answer = await client.bulk({
      operations: alerts.flatMap((alert) => [{ create: { _index: index, _id: alert.id } }, alert]),
    });
    const items = answer.items.map(({ create }) => ({ index: create }));
    const outcomes = readBulkAnswer({ items }, alerts.length);
    alerts.forEach((document, i) => {
      if (outcomes[i]?.kind === 'ok') recent.put({ document, ...writingOf(items[i]?.index) });
    });
    return outcomes.map(toCreation);
  } catch (thrown) {
    const error = mapSearchError(thrown);
    const cause = error instanceof UnavailableError ? error : new UnavailableError(asError(error).message);
    return alerts.map(() => retry(cause));
  }
}

/** A 409 is no error: the decision was made before. */
function toCreation(outcome: Outcome<void>): Outcome<Creation> {
  if (outcome.kind === 'ok') return ok('created');
  return outcome.kind === 'drop' ? ok('exists') : outcome;
}
