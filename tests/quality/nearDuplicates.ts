import { createReprintGroups } from '@rasid/enrichment';
import { readNews } from '@rasid/enrichment/news';
import { parseArgs } from 'node:util';
import { createReprints, reprintRules, type Article } from './reprints.ts';

/**
 * How well re-prints are told from other articles: real articles of the same topic and day, and re-prints that rules
 * make of them. Pairs of a group count, and pairs that should be one. Run as:
 * node tests/quality/nearDuplicates.ts --data FOLDER [--articles 4000] [--seed 1]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    articles: { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER: where topics/ant-news.jsonl.gz is');

const LEAST_WORDS = 60;
/** Real re-prints and updates of one text, which outlets have as well, are left out: by their shingles of five words. */
const MOST_SHARED = 0.15;

const originals = await readDistinct(values.data, Number(values.articles));
const reprintOf = createReprints(Number(values.seed), originals);
console.log(`${originals.length} articles`);
console.log('| re-print | pairs | precision | recall |\n| --- | --- | --- | --- |');
for (const rule of [...reprintRules, 'all in turn'] as const) {
  const groups = createReprintGroups();
  const groupOf = originals.map(({ text }, i) => groups.assign(`${i}`, text));
  const again = originals.map((article, i) => {
    const one = rule === 'all in turn' ? reprintRules[i % reprintRules.length] : rule;
    return groups.assign(`${i}'`, reprintOf(article, one ?? 'cut').text);
  });
  const found = again.filter((group, i) => group === groupOf[i]).length;
  const members = Map.groupBy([...groupOf, ...again].keys(), (i) =>
    i < groupOf.length ? groupOf[i] : again[i - groupOf.length],
  );
  const pairs = [...members.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const share = (part: number, of: number): string => (part / of).toFixed(4);
  console.log(
    `| ${rule} | ${originals.length} | ${share(found, pairs)} | ${share(found, originals.length)} |`,
  );
}

/** Articles of the days and topics that have most, each unlike all before it. */
async function readDistinct(folder: string, most: number): Promise<Article[]> {
  const days = new Map<string, Article[]>();
  for await (const { source, topic, publishedAt, title, text } of readNews(folder)) {
    if (source === 'Al Khaleej' || publishedAt === undefined || text.split(/\s+/).length < LEAST_WORDS)
      continue;
    const key = `${topic} ${new Date(publishedAt).toDateString()}`;
    days.set(key, [...(days.get(key) ?? []), { title, text }]);
  }
  const byCrowd = [...days.values()].sort((a, b) => b.length - a.length).flat();
  const owners = new Map<string, number>();
  const distinct: Article[] = [];
  for (const article of byCrowd) {
    if (distinct.length === most) break;
    const shingles = shinglesOf(article.text);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const owner = owners.get(shingle);
      if (owner !== undefined) shared.set(owner, (shared.get(owner) ?? 0) + 1);
    }
    if (Math.max(0, ...shared.values()) > MOST_SHARED * shingles.size) continue;
    for (const shingle of shingles) owners.set(shingle, distinct.length);
    distinct.push(article);
  }
  return distinct;
}

function shinglesOf(text: string): Set<string> {
  const words = text.split(/\s+/);
  return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
}
