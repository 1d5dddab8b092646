import { isMuted } from '@rasid/alerts';
import type { Logger, Metrics } from '@rasid/runtime';
import { createChannelBook } from './channelBook.ts';
import { createFreshly } from './freshly.ts';
import type { Stores } from './openStores.ts';
import { createRuleBook } from './ruleBook.ts';

/** Articles that come one by one ask together. */
const SPACING_MS = 50;

/** Rules and channels as they were last saved; `follow` is to be called again and again. */
export function openBooks(
  { rules, channels }: Pick<Stores, 'rules' | 'channels'>,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Metrics },
) {
  const ruleBook = createRuleBook(rules.follow(), (ruleId, problem) =>
    logger.warn({ ruleId, problem }, 'a rule can not be matched'),
  );
  const channelBook = createChannelBook(channels.follow(), (channelId, problem) =>
    logger.warn({ channelId, problem }, 'a channel can not be read'),
  );
  const rulesFreshly = createFreshly(ruleBook.refresh, SPACING_MS);
  const channelsFreshly = createFreshly(channelBook.refresh, SPACING_MS);
  return {
    rules: ruleBook,
    /** Whether nobody wants to hear of a rule now. */
    isMuted: (ruleId: string): boolean => {
      const rule = ruleBook.get(ruleId);
      return rule !== undefined && isMuted(rule, Date.now());
    },
    channels: channelBook,
    /** Resolve when whatever was saved before the call is known. */
    learnRules: rulesFreshly,
    learnChannels: channelsFreshly,
    follow: async (): Promise<void> => {
      await Promise.all([rulesFreshly(), channelsFreshly()]);
      for (const [state, count] of Object.entries(ruleBook.counts())) metrics.rules.set({ state }, count);
    },
  };
}
export type Books = ReturnType<typeof openBooks>;
