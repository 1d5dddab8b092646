export { startSampleSite } from './startSampleSite.ts';
export type { SampleOutlet, SampleSite, SampleSiteOptions } from './startSampleSite.ts';
export type { SampleArticle } from './sampleArticle.ts';
export type { Landmarks } from './landmarks.ts';
export type { ExpectedFacts, OutletKey, SampleTopic } from './articles/draft.ts';
export { startGeneratedSite } from './generated/startGeneratedSite.ts';
export type {
  GeneratedFeed,
  GeneratedSite,
  GeneratedSiteArticle,
  GeneratedSiteOptions,
} from './generated/startGeneratedSite.ts';
export { generateArticles } from './generated/generateArticles.ts';
export { mulberry32, seededRandom } from './generated/seededRandom.ts';
export type { GeneratedArticle } from './generated/generateArticles.ts';
