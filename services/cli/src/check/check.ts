import type { Command } from 'commander';
import colors from 'picocolors';
import { checkFeed, type FeedCheck } from '../checkFeed.ts';
import type { Context } from '../context.ts';
import { printJson } from '../output.ts';

/** `rasid feeds check`: fetches and reads a feed now, and says what would come of it. */
export function addCheckCommand(feeds: Command, context: () => Context): void {
  feeds
    .command('check <url>')
    .description('fetch and read a feed now, and say what would come of it; nothing is stored')
    .option('--json', 'one JSON object')
    .action(async (url: string, options: { json?: boolean }) => {
      const result = await checkFeed(context(), url);
      if (options.json) printJson(result);
      else printCheck(url, result);
      if (!result.ok) process.exitCode = 1;
    });
}
function printCheck(url: string, result: FeedCheck): void {
  const row = (name: string, value: string | number | undefined) =>
    console.log(`${name.padEnd(12)}${value ?? '–'}`);
  if (!result.ok) {
    console.log(`${colors.red('✗')} ${url}: ${result.message}`);
    return;
  }
  console.log(`${colors.green('✓')} ${url}`);
  row('address', result.url);
  row('format', result.format);
  row('charset', result.charset);
  row('bytes', result.bytes);
  row('title', result.title);
  row('items', `${result.items}, ${result.withoutLink} without a link, ${result.withoutDate} without a date`);
  row('newest', result.newest?.publishedAt);
  row('first item', result.newest?.title);
  row('its address', result.newest?.link);
  row(
    'extracted',
    result.article ? `${result.article.words} words: ${result.article.start}…` : result.articleTrouble,
  );
}
