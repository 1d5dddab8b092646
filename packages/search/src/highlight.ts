import type { estypes } from '@elastic/elasticsearch';
import { isFunctionWord } from '@rasid/arabic';
import { soughtWords, type Query, type SoughtWords } from '@rasid/query';

type ElasticsearchQuery = estypes.QueryDslQueryContainer;

const PASSAGE_CHARACTERS = 180;
const PASSAGES = 2;
/** Elasticsearch refuses to look for word beginnings in longer texts, unless it is told to stop there. */
const MOST_CHARACTERS = 999_999;

type HighlightedField = 'title' | 'body';

/**
 * Marks what was looked for, by stem and as it was typed, in the original letters. A phrase is marked where it stands as
 * one; what is near each other, wherever it stands.
 */
export function buildHighlight(query: Query | undefined): estypes.SearchHighlight {
  const sought = query === undefined ? [] : worthMarking(soughtWords(query));
  return {
    type: 'unified',
    encoder: 'html',
    pre_tags: ['<mark>'],
    post_tags: ['</mark>'],
    require_field_match: true,
    max_analyzed_offset: MOST_CHARACTERS,
    fields: {
      title: { number_of_fragments: 0, ...marked('title', sought) },
      body: {
        fragment_size: PASSAGE_CHARACTERS,
        number_of_fragments: PASSAGES,
        order: 'score',
        no_match_size: PASSAGE_CHARACTERS,
        ...marked('body', sought),
      },
    },
  };
}

/** «في» is marked only where nothing else was looked for. */
function worthMarking(sought: readonly SoughtWords[]): readonly SoughtWords[] {
  const saying = sought.filter(({ text }) => !isFunctionWord(text));
  return saying.length > 0 ? saying : sought;
}

/** Both views of a field are searched; their marks are joined on the one original text. */
const marked = (field: HighlightedField, sought: readonly SoughtWords[]) => ({
  matched_fields: [field, `${field}.exact`],
  highlight_query: {
    bool: {
      should: sought.filter((each) => each.field === undefined || each.field === field).map(wordsIn(field)),
    },
  },
});

const wordsIn =
  (field: HighlightedField) =>
  ({ form, text }: SoughtWords): ElasticsearchQuery => {
    const view = form === 'stem' ? field : `${field}.exact`;
    return form === 'prefix' ? { prefix: { [view]: text } } : { match_phrase: { [view]: text } };
  };
