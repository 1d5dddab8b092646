export { addSource } from './addSource.ts';
export {
  createArticleLookup,
  type KnownDuplicate,
  type KnownReport,
  type SeenArticle,
} from './articleLookup.ts';
export { createBulkWriter, type BulkWriter, type BulkWriterOptions } from './bulkWriter.ts';
export type { DocumentWrite } from './bulkBody.ts';
export { createSearchClient, type SearchClient, type SearchClientOptions } from './client.ts';
export { countArticles } from './countArticles.ts';
export { toDocument, type ArticleDocument } from './document.ts';
export { ensureIndices } from './ensureIndices.ts';
export { createFeedBatch, type FeedBatch } from './feedBatch.ts';
export { type FeedChanges } from './feedChange.ts';
export type { FeedRecord } from './feedRecorder.ts';
export type { FeedSchedule } from './feedSchedules.ts';
export { createFeedStore, type FeedStore } from './feedStore.ts';
export { findExisting, type ExistingArticle } from './findExisting.ts';
export type { Hit } from './hit.ts';
export { rewriteArticles, type RewriteCounts } from './rewriteArticles.ts';
export { searchArticles, type SearchRequest, type SearchResult } from './searchArticles.ts';
export { buildQuery, type SearchQuery } from './searchQuery.ts';
export type { SearchFilters } from './filters.ts';
export { articleMapping, articleSettings } from './mapping.ts';
export { matchingOf, type Matching } from './matching.ts';
export { createAlertRuleStore, createChannelStore } from './alertRuleStore.ts';
export type { FollowedStore, ListedStore } from './listedStore.ts';
export type { Collecting, DailyCounts } from './alertCounts.ts';
export { createAlertStore, type AlertFilters, type AlertStore } from './alertStore.ts';
export type { Creation } from './createAlerts.ts';
export { createAuditStore, type AuditStore } from './auditStore.ts';
export { fullestDisk } from './diskUsage.ts';
export { ensureAlertIndices } from './ensureAlertIndices.ts';
export type { Change, ChangeFollower } from './followChanges.ts';
export { createAuditTrail, type AuditTrail } from './auditTrail.ts';
export { matchingArticles, type MatchingArticle } from './matchingArticles.ts';
export { createEntityStore } from './entityStore.ts';
export { countNames, type NameCount } from './countNames.ts';
export { mentionsOf, rewriteEntities, type Rewritten } from './rewriteEntities.ts';
export { createAccountStore, createApiTokenStore, ensureAccessIndices } from './accessStores.ts';
export { searchFacets, type Facets, type FacetRequest } from './searchFacets.ts';
export { getArticle, listStory, type StoredArticle } from './storedArticle.ts';
export { CursorError } from './cursor.ts';
