import type { Entity, KeyFacts } from '@rasid/contracts';
import { findDates } from './mentionedDates.ts';
import { findQuotations } from './quotations.ts';
import { summarise } from './summary.ts';

/** Names the rules that found them. */
export const KEY_FACTS_VERSION = 'key-facts-1';

/** What an analyst reads first: the sentences that matter, who said what, which days are named. */
export const findKeyFacts = (
  title: string,
  text: string,
  { entities, publishedAt }: { entities: readonly Entity[]; publishedAt?: Date | undefined },
): KeyFacts => ({
  summary: summarise(title, text),
  quotations: findQuotations(text, entities),
  dates: findDates(text, publishedAt),
});
