import { labels } from './labels.ts';
import type { NameWeights } from './nameModel.ts';
import type { LexiconData } from './wordLexicon.ts';

/** All that the tagger was trained into. */
export type NameModel = {
  readonly version: string;
  readonly weights: NameWeights;
  readonly lexicon: LexiconData;
};

type Head = {
  readonly version: string;
  readonly unit: number;
  readonly transitions: readonly number[];
  readonly parents: LexiconData['parents'];
  readonly usages: LexiconData['usages'];
  readonly featureCount: number;
  readonly wordCount: number;
};

/** One buffer: the length of the head, the head as JSON, then the tables, the widest numbers first. Little-endian. */
export function writeModel({ version, weights, lexicon }: NameModel): Buffer {
  const head: Head = {
    version,
    unit: weights.unit,
    transitions: [...weights.transitions],
    parents: lexicon.parents,
    usages: lexicon.usages,
    featureCount: weights.features.length,
    wordCount: lexicon.keys.length,
  };
  const json = Buffer.from(JSON.stringify(head));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4, ' ');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length + padding.length);
  return Buffer.concat([size, json, padding, ...tablesOf(weights, lexicon)]);
}

const tablesOf = (
  { features, weights }: NameWeights,
  { keys, cluster, usage, frequency }: LexiconData,
): Buffer[] =>
  [features, keys, cluster, usage, frequency, weights].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
  );

/** Throws where the file is cut short. */
export function readModel(file: Buffer): NameModel {
  const bytes = new Uint8Array(file).buffer; // a copy, aligned
  const jsonLength = new DataView(bytes).getUint32(0, true);
  const head = JSON.parse(Buffer.from(bytes, 4, jsonLength).toString('utf8')) as Head;
  const { version, unit, parents, usages, featureCount, wordCount } = head;
  let at = 4 + jsonLength;
  const take = (size: number): number => ((at += size), at - size);
  const features = new Uint32Array(bytes, take(featureCount * 4), featureCount);
  const keys = new Uint32Array(bytes, take(wordCount * 4), wordCount);
  const cluster = new Uint16Array(bytes, take(wordCount * 2), wordCount);
  const usage = new Uint16Array(bytes, take(wordCount * 2), wordCount);
  const frequency = new Uint8Array(bytes, take(wordCount), wordCount);
  const cells = featureCount * labels.length;
  const weights = new Int8Array(bytes, take(cells), cells);
  return {
    version,
    weights: { features, weights, unit, transitions: Float32Array.from(head.transitions) },
    lexicon: { keys, frequency, cluster, usage, parents, usages },
  };
}
