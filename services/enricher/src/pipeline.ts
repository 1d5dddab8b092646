import { rawArticleSchema, type EnrichedArticle } from '@rasid/contracts';
import type { Canonicaliser, EntityTagger, PlaceLocator, TopicClassifier } from '@rasid/enrichment';
import { createParseMessage, pipeline, type DeadLetterSink, type Message, type Sink } from '@rasid/pipeline';
import { createAssignStory, type StoryParts } from './steps/assignStory.ts';
import { createClassifyTopics } from './steps/classifyTopics.ts';
import { createComposeEvent, type ComposeParts } from './steps/composeEvent.ts';
import { detectLanguage } from './steps/detectLanguage.ts';
import { createExtractText, type Extractor } from './steps/extractText.ts';
import { findKeyFacts } from './steps/findKeyFacts.ts';
import { createLocatePlaces } from './steps/locatePlaces.ts';
import { createTagEntities } from './steps/tagEntities.ts';

export type EnricherParts = {
  readonly extractor: Extractor;
  readonly tagger: EntityTagger;
  readonly canonical: Canonicaliser;
  readonly locator: PlaceLocator;
  readonly topicModel: TopicClassifier;
  readonly stories: StoryParts;
  readonly event: ComposeParts;
  readonly outputs: { readonly enriched: Sink<EnrichedArticle>; readonly deadLetters: DeadLetterSink };
};

export const createEnricherPipeline = (parts: EnricherParts) =>
  pipeline<Message>('enricher')
    .step(createParseMessage(rawArticleSchema))
    .step(createExtractText(parts.extractor))
    .step(detectLanguage)
    .step(createTagEntities(parts.tagger, parts.canonical))
    .step(createLocatePlaces(parts.locator))
    .step(createClassifyTopics(parts.topicModel))
    .step(findKeyFacts)
    .step(createAssignStory(parts.stories))
    .step(createComposeEvent(parts.event))
    .into(parts.outputs.enriched, { deadLetters: parts.outputs.deadLetters });
