import { enrichedArticleSchema, type EnrichedArticle } from '@rasid/contracts';
import { createCheckDates } from './steps/checkDates.ts';
import { createParseMessage, pipeline, type DeadLetterSink, type Message, type Sink } from '@rasid/pipeline';

export type IndexerParts = {
  readonly now: () => Date;
  readonly outputs: { readonly articles: Sink<EnrichedArticle>; readonly deadLetters: DeadLetterSink };
};

export const createIndexerPipeline = (parts: IndexerParts) =>
  pipeline<Message>('indexer')
    .step(createParseMessage(enrichedArticleSchema))
    .step(createCheckDates(parts.now))
    .into(parts.outputs.articles, { deadLetters: parts.outputs.deadLetters });
