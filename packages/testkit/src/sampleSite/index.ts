export { startSampleSite } from './startSampleSite.ts';
export type { SampleOutlet, SampleSite, SampleSiteOptions } from './startSampleSite.ts';
export type { SampleArticle } from './sampleArticle.ts';
export type { Landmarks } from './landmarks.ts';
export type { ExpectedFacts, OutletKey, SampleTopic } from './articles/draft.ts';
