import type { estypes } from '@elastic/elasticsearch';

const keyword = { type: 'keyword', ignore_above: 512 } as const;
const date = { type: 'date' } as const;
const opaque = { type: 'object', enabled: false } as const;
const stored = { type: 'keyword', index: false, doc_values: false } as const;

/** Only what is asked for is indexed; the whole document is read and checked by its schema. */
const documents = (properties: Record<string, estypes.MappingProperty>): estypes.MappingTypeMapping => ({
  dynamic: false,
  properties,
});

export const alertRuleMapping = documents({
  id: keyword,
  name: keyword,
  owner: keyword,
  tags: keyword,
  severity: keyword,
  state: keyword,
  query: stored,
  createdAt: date,
  updatedAt: date,
});

export const alertChannelMapping = documents({
  id: keyword,
  name: keyword,
  kind: keyword,
  state: keyword,
  settings: opaque,
  secrets: opaque,
  updatedAt: date,
});

export const alertMapping = documents({
  id: keyword,
  kind: keyword,
  ruleId: keyword,
  owner: keyword,
  severity: keyword,
  tags: keyword,
  unit: keyword,
  state: keyword,
  articles: opaque,
  articleCount: { type: 'integer' },
  further: opaque,
  routing: opaque,
  matchedAt: date,
  cameAt: date,
  dueAt: date,
  nextAttemptAt: date,
  deliveries: opaque,
  parkedChannels: keyword,
  partOf: keyword,
  acknowledgedAt: date,
  escalateAt: date,
});

export const entityMapping = documents({
  id: keyword,
  type: keyword,
  label: keyword,
  mergedInto: keyword,
  state: keyword,
  updatedAt: date,
});

export const alertAuditMapping = documents({ number: { type: 'long' }, entries: opaque });

const one: estypes.IndicesIndexSettings = { number_of_shards: 1, auto_expand_replicas: '0-1' };

/** Rules and channels are followed by every process: what was saved is to be seen soon, by whoever saved it. */
export const followedSettings: estypes.IndicesIndexSettings = { ...one, refresh_interval: '250ms' };
/** Whoever must see the newest asks for it. */
export const alertSettings: estypes.IndicesIndexSettings = { ...one, refresh_interval: '2s' };
