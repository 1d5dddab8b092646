import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createNameTagger, type NameReader, type NameWeights } from '../src/names/nameModel.ts';
import { readWorldNames } from '../src/names/loadModel.ts';
import { createNameReader } from '../src/names/nameReader.ts';
import { writeModel } from '../src/names/modelFile.ts';
import type { LexiconData } from '../src/names/wordLexicon.ts';
import { clusterWords } from './names/clusters.ts';
import { readCorpus } from './names/corpus.ts';
import { trainCrf } from './names/crf.ts';
import { trainEmbeddings } from './names/embeddings.ts';
import { examplesOf } from './names/examples.ts';
import { lexiconOf } from './names/lexicon.ts';
import { withOtherNames } from './names/otherNames.ts';
import { ownSentences } from './names/ownSentences.ts';
import { relabel } from './names/relabel.ts';
import { readAnerCorp, type TaggedSentence } from './names/taggedCorpora.ts';
import { countUsage } from './names/usage.ts';
import { quantise } from './names/weights.ts';

/**
 * Trains the tagger of names and writes models/names.bin: the same bytes from the same data and seed. Word vectors and
 * their clusters come from the news, then a first tagger from sentences with names, what it makes of each word over the
 * news, and the tagger that knows that too. The sentences are those of ANERcorp, with the bodies that it leaves out tagged
 * by rule; the same with other names in them; and our own. Takes some ten minutes. With --vectors FILE the vectors are kept there and read again. Run as:
 * node packages/enrichment/train/names.ts --data FOLDER
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    vectors: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, '../models') },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER: where ner/anercorp-train.txt is');
const seed = Number(values.seed);
const worldNames = readWorldNames();
const EMBEDDING = { dimensions: 64, window: 2, epochs: 3, seed };
const CRF = { epochs: 8, averaged: 3, rate: 0.15, l2: 1e-6, dropout: 0.2, seed };
const OWN_SENTENCES = 3_000;
const LEAST_WEIGHT = 0.05;
/** The first tagger looks at more words with their neighbours than one in use does. */
const SURE_OF_WORDS = 4;

const corpus = readCorpus(values.data);
console.error(`${corpus.ids.length} tokens, ${corpus.words.length} words`);
const clusters = clusterWords(corpus, readVectors(), EMBEDDING);
const { training } = readAnerCorp(values.data);
const first = train(training, lexiconOf(corpus, clusters));
console.error(`tagging the news with ${first.weights.features.length} features …`);
const usage = countUsage(corpus, createNameTagger(first.weights, first.reader, SURE_OF_WORDS));
const { weights, lexicon } = train(training, lexiconOf(corpus, clusters, usage));
mkdirSync(values.out, { recursive: true });
writeFileSync(join(values.out, 'names.bin'), writeModel({ version: `crf-${seed}`, weights, lexicon }));
console.error(`${weights.features.length} features, ${lexicon.keys.length} words`);

function readVectors(): Float32Array {
  const file = values.vectors;
  if (file !== undefined && existsSync(file))
    return new Float32Array(new Uint8Array(readFileSync(file)).buffer);
  const vectors = trainEmbeddings(corpus, EMBEDDING);
  if (file !== undefined) writeFileSync(file, vectors);
  return vectors;
}

function train(
  sentences: readonly TaggedSentence[],
  lexicon: LexiconData,
): { weights: NameWeights; reader: NameReader; lexicon: LexiconData } {
  const reader = createNameReader({ lexicon, worldNames });
  const known = sentences.map((sentence) => relabel(sentence, reader.rules));
  const renamed = withOtherNames(known, (token) => reader.wordOf(token).proclitics, seed);
  const all = [...known, ...renamed, ...ownSentences(OWN_SENTENCES, seed)];
  const { examples, features } = examplesOf(all, reader);
  const trained = trainCrf(examples, { ...CRF, featureCount: features.length });
  return { weights: quantise(features, trained, LEAST_WEIGHT), reader, lexicon };
}
