import type { estypes } from '@elastic/elasticsearch';
import { analysisSettings, nameAnalysisSettings } from '@rasid/arabic/settings';

/** Rises with each change of the template, so that an older process does not put an older one back. */
export const TEMPLATE_VERSION = 6;

const keyword = { type: 'keyword', ignore_above: 512 } as const;
const label = {
  type: 'keyword',
  ignore_above: 512,
  fields: {
    folded: { type: 'keyword', normalizer: 'rasid_keyword', ignore_above: 512 },
    words: { type: 'text', analyzer: 'rasid_name', norms: false },
  },
} as const;
const stored = { type: 'keyword', index: false, doc_values: false } as const;
const opaque = { type: 'object', enabled: false } as const;
const date = { type: 'date' } as const;

/** Analysed by stem, with offsets, which make highlights cheap; and exactly as written but for spelling. */
const views = { exact: { type: 'text', analyzer: 'rasid_exact' } } as const;
const arabicText = {
  type: 'text',
  analyzer: 'rasid_stem',
  index_options: 'offsets',
  fields: views,
} as const;

/** By root, to rank by, since a headline says قتلى where the text says مقتل. Of a whole text it costs too much; see `relatives`. */
const root = { type: 'text', analyzer: 'rasid_root', index_options: 'freqs' } as const;
/** The first words once more, by themselves: what a text begins with is what it is about. */
const lead = {
  type: 'text',
  analyzer: 'rasid_lead',
  search_analyzer: 'rasid_root',
  index_options: 'freqs',
} as const;
const arabicTitle = { ...arabicText, fields: { ...views, root } } as const;
const arabicBody = { ...arabicText, fields: { ...views, lead } } as const;

export const articleMapping: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  _meta: { version: TEMPLATE_VERSION },
  properties: {
    title: arabicTitle,
    summary: arabicText,
    body: arabicBody,
    url: stored,
    canonicalUrl: keyword,
    image: stored,
    author: label,
    source: {
      properties: { feedId: keyword, name: label, country: keyword, language: keyword },
    },
    // found under `source` as well
    otherSources: {
      properties: {
        feedId: { ...keyword, copy_to: 'source.feedId' },
        name: { ...keyword, copy_to: 'source.name' },
        country: { ...keyword, copy_to: 'source.country' },
        language: { ...keyword, copy_to: 'source.language' },
      },
    },
    lang: keyword,
    people: label,
    organisations: label,
    locations: label,
    otherEntities: label,
    entities: opaque,
    topics: keyword,
    topicScores: opaque,
    countries: keyword,
    mainCountry: keyword,
    places: opaque,
    location: { type: 'geo_point' },
    keyFacts: opaque,
    storyId: keyword,
    duplicateGroup: keyword,
    nearDuplicateKeys: { type: 'keyword', doc_values: false },
    storyPrint: stored,
    publishedAt: date,
    updatedAt: date,
    firstSeenAt: date,
    fetchedAt: date,
    enrichedAt: date,
    indexedAt: date,
    sortDate: date,
    version: { type: 'long' },
    entryHash: stored,
    contentHash: keyword,
    models: opaque,
  },
};

export const feedMapping: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  properties: {
    id: keyword,
    url: { type: 'keyword', ignore_above: 4096 },
    name: label,
    country: keyword,
    language: keyword,
    siteUrl: stored,
    timeZone: keyword,
    tags: keyword,
    folder: keyword,
    intervalMs: { type: 'long' },
    maxIntervalMs: { type: 'long' },
    request: opaque,
    extraction: opaque,
    state: keyword,
    createdAt: date,
    updatedAt: date,
    health: {
      properties: {
        lastPolledAt: date,
        lastSuccessAt: date,
        lastStatus: { type: 'integer' },
        lastError: { type: 'text' },
        consecutiveFailures: { type: 'integer' },
        format: keyword,
        itemCount: { type: 'integer' },
        etag: stored,
        lastModified: stored,
        trouble: keyword,
        nextPollAt: date,
        heldUntil: date,
        lastFreshAt: date,
        rhythmMs: { type: 'long' },
        longestSilenceMs: { type: 'long' },
        wishes: opaque,
        quietSince: date,
        moved: opaque,
        hub: opaque,
        attempts: opaque,
      },
    },
  },
};

/** One shard suits a month of news on one machine; replicas appear as soon as there is a second node. */
export const articleSettings: estypes.IndicesIndexSettings = {
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  refresh_interval: '1s',
  analysis: analysisSettings as unknown as estypes.IndicesIndexSettingsAnalysis,
};

export const feedSettings: estypes.IndicesIndexSettings = {
  number_of_shards: 1,
  auto_expand_replicas: '0-1',
  analysis: nameAnalysisSettings as unknown as estypes.IndicesIndexSettingsAnalysis,
};
