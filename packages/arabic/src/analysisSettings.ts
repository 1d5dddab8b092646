import { foldTable } from './foldTable.ts';
import { stemRules } from './stemRules.ts';

const escaped = (text: string): string =>
  [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** The analyzers as index settings, from the same tables as `analyze`; stock components only. */
export const analysisSettings = {
  char_filter: {
    rasid_fold: { type: 'mapping', mappings: foldTable.map(([from, to]) => `${escaped(from)} => ${to}`) },
  },
  filter: Object.fromEntries(
    stemRules.map(({ name, pattern, replacement }) => [
      `rasid_${name}`,
      { type: 'pattern_replace', pattern, replacement, all: false },
    ]),
  ),
  analyzer: {
    rasid_stem: {
      type: 'custom',
      char_filter: ['rasid_fold'],
      tokenizer: 'standard',
      filter: ['lowercase', ...stemRules.map(({ name }) => `rasid_${name}`)],
    },
    rasid_exact: {
      type: 'custom',
      char_filter: ['rasid_fold'],
      tokenizer: 'standard',
      filter: ['lowercase'],
    },
  },
  normalizer: {
    rasid_keyword: { type: 'custom', char_filter: ['rasid_fold'], filter: ['lowercase'] },
  },
} as const;
