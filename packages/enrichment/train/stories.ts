import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyze } from '@rasid/arabic';
import { writeStoryTerms } from '../src/stories/storyTerms.ts';
import { readNews } from './newsTexts.ts';

/**
 * Counts how rare roots are in the beginnings of news, and writes models/story-terms.bin. Run as:
 * node packages/enrichment/train/stories.ts --data FOLDER
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where topics/ant-news.jsonl.gz is');

const LEAD_CHARACTERS = 900;
const LEAST_ARTICLES = 3;

const counts = new Map<string, number>();
let articles = 0;
for await (const { title, text } of readNews(values.data)) {
  articles++;
  const roots = analyze(`${title}\n${text.slice(0, LEAD_CHARACTERS)}`, 'root').map(({ token }) => token);
  for (const root of new Set(roots)) counts.set(root, (counts.get(root) ?? 0) + 1);
}
const kept = [...counts].filter(([, count]) => count >= LEAST_ARTICLES);
writeFileSync(
  new URL('../models/story-terms.bin', import.meta.url),
  writeStoryTerms(new Map(kept.map(([root, count]) => [root, Math.log(articles / count)]))),
);
console.error(`${kept.length} roots of ${articles} articles`);
