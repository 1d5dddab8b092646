import { enrichedArticleSchema } from '@rasid/contracts';
import { createParseMessage, pipeline, type DeadLetterSink, type Message, type Sink } from '@rasid/pipeline';
import { createMatchRules, type MatchedArticle } from './steps/matchRules.ts';

export type AlerterParts = {
  readonly rules: Parameters<typeof createMatchRules>[0];
  readonly outputs: { readonly alerts: Sink<MatchedArticle>; readonly deadLetters: DeadLetterSink };
};

export const createAlerterPipeline = (parts: AlerterParts) =>
  pipeline<Message>('alerter')
    .step(createParseMessage(enrichedArticleSchema))
    .step(createMatchRules(parts.rules))
    .into(parts.outputs.alerts, { deadLetters: parts.outputs.deadLetters });
