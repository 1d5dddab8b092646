export { countryCode } from './codes.ts';
export {
  feedFieldNames,
  feedFields,
  type FeedField,
  type FeedFieldName,
  type FieldTexts,
} from './feedFields.ts';
export {
  type FeedList,
  type FeedListResult,
  type FeedSettings,
  type GivenSettings,
  type ListedFeed,
  type ListProblem,
} from './feedSettings.ts';
export { fromTexts, toTexts, valueOf, withValue } from './fieldTexts.ts';
export { readFeedCsv, writeFeedCsv } from './feedCsv.ts';
export { formatInterval, parseInterval } from './interval.ts';
export { readOpml } from './readOpml.ts';
export { hideSecrets, withoutSecrets } from './secrets.ts';
export { writeOpml } from './writeOpml.ts';
