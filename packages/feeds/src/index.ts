export { parseArabicDate, type DateContext } from './arabicDate.ts';
export { articleIdOf, canonicalUrl, entryHashOf } from './canonicalUrl.ts';
export { decodeBody, type DecodedBody } from './decodeBody.ts';
export { extractArticle, type ArticleExtract, type ExtractInput } from './article/extractArticle.ts';
export { checkRules, type RuleError } from './article/siteRules.ts';
export { parseFeedDate } from './feedDate.ts';
export { parseFeed, type FeedError, type FeedResult } from './parseFeed.ts';
export type { Enclosure, ParsedFeed, ParsedItem } from './parsedFeed.ts';
