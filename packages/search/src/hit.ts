import type { KeyFacts } from '@rasid/contracts';
import type { estypes } from '@elastic/elasticsearch';
import type { StorySummary } from './storySummaries.ts';

export type Hit = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly source: { readonly feedId: string; readonly name: string };
  readonly publishedAt?: string;
  readonly lang: string;
  readonly storyId: string;
  /** Of the story as the index has it: how its first report is called, outlets and articles; where stories were asked for. */
  readonly story?: StorySummary;
  readonly topics: string[];
  readonly countries: string[];
  readonly people: string[];
  readonly organisations: string[];
  readonly locations: string[];
  readonly keyFacts?: KeyFacts;
  readonly score?: number;
  /** HTML, escaped but for `<mark>`: the whole title, and passages of the body. */
  readonly highlight: { readonly title?: string[]; readonly body?: string[] };
};

export type StoredHit = Omit<Hit, 'id' | 'highlight' | 'score'>;

/** What is read of an article to show it. */
export const SHOWN = [
  'url',
  'title',
  'source',
  'publishedAt',
  'lang',
  'storyId',
  'keyFacts',
  'topics',
  'countries',
  'people',
  'organisations',
  'locations',
];

export function toHit({ _id, _source, _score, highlight }: estypes.SearchHit<StoredHit>): Hit {
  if (_id === undefined || !_source) throw new Error('Elasticsearch gave a hit without id or source');
  const { title, body } = highlight ?? {};
  return {
    id: _id,
    ..._source,
    ...(typeof _score === 'number' && { score: _score }),
    highlight: { ...(title && { title }), ...(body && { body }) },
  };
}
