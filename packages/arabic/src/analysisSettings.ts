import { foldTable, normalTable, type Fold } from './foldTable.ts';
import { OPENING_WORDS } from './analyze.ts';
import regularWords from './regularWords.json' with { type: 'json' };
import { reversed } from './runStages.ts';
import { FOUND, exactStages, lexicon, rootStages, stemStages, type Stage } from './stemStages.ts';

const escaped = (text: string): string =>
  [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

const mapping = (table: readonly Fold[]) => ({
  type: 'mapping',
  // a space by itself would be trimmed away
  mappings: table.map(([from, to]) => `${escaped(from)} => ${to === ' ' ? escaped(to) : to}`),
});

const override = (lines: readonly string[], backwards: boolean) => ({
  type: 'stemmer_override',
  rules: lines.map((line) => {
    const [lemma = '', ...forms] = line.split(' ').map(backwards ? reversed : String);
    return `${forms.join(', ')} => ${FOUND}${lemma}`;
  }),
});

function filterOf(stage: Stage): object {
  if (stage.kind === 'lookup')
    return override(lexicon[stage.name as keyof typeof lexicon], stage.backwards === true);
  if (stage.kind !== 'rewrite') return { type: stage.kind };
  return { type: 'pattern_replace', pattern: stage.pattern, replacement: stage.replacement, all: false };
}

const nameOf = ({ name }: Stage): string => `rasid_${name}`;

const analyzer = (
  stages: readonly Stage[],
  {
    charFilter = 'rasid_normal',
    first = [],
    marked = [],
  }: { charFilter?: string; first?: string[]; marked?: string[] } = {},
) => ({
  type: 'custom',
  char_filter: [charFilter],
  tokenizer: 'standard',
  filter: [...first, 'lowercase', ...marked, ...stages.map(nameOf)],
});

/**
 * Keeps the lookups from frequent words that they would not find, at any stage: each costs more than a regular expression.
 * It changes no term.
 */
const regular = { type: 'keyword_marker', keywords: regularWords.flatMap((line) => line.split(' ')) };

const nameAnalyzer = analyzer([], { charFilter: 'rasid_fold' });
const keywordNormalizer = { type: 'custom', char_filter: ['rasid_fold'], filter: ['lowercase'] } as const;

const marked = ['rasid_regular'];

/** The analyzers as index settings, from the same tables as `analyze`; stock components only. */
export const analysisSettings = {
  char_filter: { rasid_normal: mapping(normalTable), rasid_fold: mapping(foldTable) },
  filter: {
    ...Object.fromEntries(
      [...stemStages, ...exactStages, ...rootStages].map((stage) => [nameOf(stage), filterOf(stage)]),
    ),
    rasid_regular: regular,
    rasid_opening: { type: 'limit', max_token_count: OPENING_WORDS },
  },
  analyzer: {
    rasid_stem: analyzer(stemStages, { marked }),
    rasid_exact: analyzer(exactStages),
    rasid_root: analyzer([...stemStages, ...rootStages], { marked }),
    rasid_lead: analyzer([...stemStages, ...rootStages], { first: ['rasid_opening'], marked }),
    rasid_name: nameAnalyzer,
  },
  normalizer: { rasid_keyword: keywordNormalizer },
} as const;

/** What an index of names alone needs, without the lexicon, which takes a node seconds to read. */
export const nameAnalysisSettings = {
  char_filter: { rasid_fold: mapping(foldTable) },
  analyzer: { rasid_name: nameAnalyzer },
  normalizer: { rasid_keyword: keywordNormalizer },
} as const;
