import type { Country, Entity, KeyFacts, Place, RawArticle, Topic } from '@rasid/contracts';

/** The article as a reader sees it, before it is tagged. */
export type ReadableArticle = {
  readonly raw: RawArticle;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly summary?: string;
  readonly author?: string;
  readonly image?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
};

export type WithLanguage<A> = A & { readonly lang: string };
export type WithEntities<A> = A & { readonly entities: Entity[] };
export type WithPlaces<A> = A & { readonly places: Place[]; readonly countries: Country[] };
export type WithTopics<A> = A & { readonly topics: Topic[] };
type WithKeyFacts<A> = A & { readonly keyFacts?: KeyFacts };
export type WithStory<A> = A & {
  readonly nearDuplicateKeys: string[];
  readonly storyPrint?: string;
  readonly duplicateGroup: string;
  readonly storyId: string;
};

export type TaggedArticle = WithKeyFacts<WithTopics<WithPlaces<WithEntities<WithLanguage<ReadableArticle>>>>>;
