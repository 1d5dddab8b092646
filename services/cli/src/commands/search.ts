import { topicTable } from '@rasid/contracts';
import { countryCode } from '@rasid/feeds/lists';
import { parseQuery, type Query, type QueryError } from '@rasid/query';
import { createSearchClient, searchArticles, type SearchRequest } from '@rasid/search';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { homeOf, readContext } from '../context.ts';
import { dateFrom, dateTo } from '../moments.ts';
import { printJson } from '../output.ts';
import { printHits } from '../printHits.ts';
import { describeQueryError } from '../queryProblem.ts';

type Options = {
  source?: string;
  topic?: string;
  entity?: string;
  country?: string;
  lang?: string;
  from?: string;
  to?: string;
  newest?: boolean;
  stories?: boolean;
  all?: boolean;
  best?: boolean;
  fresh: boolean;
  titleBoost: boolean;
  size: number;
  after?: string;
  json?: boolean;
};

/** `rasid search`: Arabic full-text search with filters, highlights and paging. */
export function addSearchCommand(program: Command): void {
  program
    .command('search [words...]')
    .description(
      'search the articles, for example: rasid search \'"القوات المسلحة" -الجنوب\'; docs/query-language.md has the language',
    )
    .option('--source <name>', 'the outlet, by its name or feed id')
    .addOption(new Option('--topic <slug>', 'what it is about').choices(topicTable.map(({ slug }) => slug)))
    .option('--entity <name>', 'a person, organisation or place')
    .option('--country <code>', 'a country the article is about, by its code or name', countryOf)
    .option('--lang <code>', 'the language, as two letters')
    .option('--from <date>', 'published on this day or moment, or later', dateFrom)
    .option('--to <date>', 'published on this day or moment, or before', dateTo)
    .option('--newest', 'newest first instead of best first')
    .option('--stories', 'one article of each story')
    .addOption(new Option('--all', 'all words have to be there, however many they are').conflicts('best'))
    .option('--best', 'the articles with the most of the words, though none has all')
    .option('--no-fresh', 'a fresh article counts no more than an old one')
    .option('--no-title-boost', 'a word counts alike in the title, in the beginning and in the text')
    .option('--size <count>', 'how many', count, 10)
    .option('--after <cursor>', 'the next page, by the cursor that the page before printed')
    .option('--json', 'one JSON object')
    .action(async (words: string[], options: Options) => {
      const text = words.join(' ');
      const parsed = text.trim() === '' ? undefined : parseQuery(text);
      if (parsed?.ok === false) return refuse(text, parsed.error, options);
      const context = readContext(homeOf(program.opts<{ home?: string }>().home));
      const client = createSearchClient({
        url: context.elasticsearchUrl,
        apiKey: context.elasticsearchApiKey,
      });
      try {
        const result = await searchArticles(client, context.namespace, toRequest(parsed?.query, options));
        if (options.json) return printJson(result);
        printHits(result);
        if (result.cursor !== undefined) console.log(`more: add --after ${result.cursor}`);
      } finally {
        await client.close();
      }
    });
}

/** A query that can't be read is shown with a mark under the place, or as JSON. */
function refuse(text: string, error: QueryError, { json }: Options): void {
  process.exitCode = 1;
  if (!json) return console.error(describeQueryError(text, error));
  const { code, message, at, length } = error;
  printJson({ error: { code, message: message.en, messageAr: message.ar, at, length } });
}

function toRequest(query: Query | undefined, options: Options): SearchRequest {
  const { source, topic, entity, country, lang, from, to } = options;
  const filters = Object.fromEntries(
    Object.entries({ source, topic, entity, country, lang, from, to }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  return {
    query,
    ...((options.all || options.best) && { matching: options.all ? 'all' : 'best' }),
    filters,
    size: options.size,
    sort: options.newest ? 'newest' : 'relevance',
    collapse: options.stories === true,
    fresh: options.fresh,
    titleBoost: options.titleBoost,
    ...(options.after !== undefined && { cursor: options.after }),
  };
}

function count(given: string): number {
  const size = Number(given);
  if (!Number.isInteger(size) || size < 1 || size > 100)
    throw new InvalidArgumentError('expected a number from 1 to 100');
  return size;
}

function countryOf(given: string): string {
  const code = countryCode(given);
  if (code === undefined) throw new InvalidArgumentError('expected a country, such as LY, ليبيا or Libya');
  return code;
}
