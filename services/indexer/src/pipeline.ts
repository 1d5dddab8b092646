import { enrichedArticleSchema, type EnrichedArticle } from '@rasid/contracts';
import { createParseMessage, pipeline, type DeadLetterSink, type Message, type Sink } from '@rasid/pipeline';

export type IndexerParts = {
  readonly outputs: { readonly articles: Sink<EnrichedArticle>; readonly deadLetters: DeadLetterSink };
};

export const createIndexerPipeline = (parts: IndexerParts) =>
  pipeline<Message>('indexer')
    .step(createParseMessage(enrichedArticleSchema))
    .into(parts.outputs.articles, { deadLetters: parts.outputs.deadLetters });
