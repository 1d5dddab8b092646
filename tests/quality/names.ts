import { parseArgs } from 'node:util';
import { createTokenTagger, loadNameData, tagsOf } from '@rasid/enrichment';
import { readAnerCorp, readAqmar, readWojood, type TaggedSentence } from '@rasid/enrichment/corpora';
import { developmentNames } from './developmentNames.ts';
import { newsNames, readNewsSentence } from './newsNames.ts';
import { scoreSpans, type SpanScore } from './spanScore.ts';

/**
 * How well names are tagged: exact spans, as CoNLL counts them, on text that the tagger never saw. Run as:
 * node tests/quality/names.ts --data FOLDER
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where ner/anercorp-train.txt is');

const tag = createTokenTagger(loadNameData());
const all = ['PER', 'LOC', 'ORG', 'MISC'];
const named = all.slice(0, 3);
const sets: readonly [string, TaggedSentence[], string[]][] = [
  ['ANERcorp, last tenth', readAnerCorp(values.data).tail, all],
  ['AQMAR (Wikipedia)', readAqmar(values.data), named],
  ['Wojood sample', readWojood(values.data), named],
  ['our own news sentences', newsNames.map(readNewsSentence), all],
  ['sentences that were looked at', developmentNames.map(readNewsSentence), all],
];

console.log('| text | type | names | precision | recall | F1 |\n| --- | --- | --- | --- | --- | --- |');
for (const [name, sentences, types] of sets) {
  const gold = sentences.map(({ tags }) => tags);
  const found = sentences.map(({ tokens }) => tagsOf(tag(tokens)));
  for (const type of [...types, undefined])
    console.log(line(name, type ?? '**all**', scoreSpans(gold, found, type === undefined ? types : [type])));
}

function line(name: string, type: string, { gold, precision, recall, f1 }: SpanScore): string {
  const percent = [precision, recall, f1].map((share) => (100 * share).toFixed(1)).join(' | ');
  return `| ${name} | ${type} | ${gold} | ${percent} |`;
}
