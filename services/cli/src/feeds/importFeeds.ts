import type { Feed } from '@rasid/contracts';
import { hideSecrets, type GivenSettings } from '@rasid/feeds/lists';
import { Option, type Command } from 'commander';
import colors from 'picocolors';
import type { Context } from '../context.ts';
import { printJson, printRows } from '../output.ts';
import { fitText } from '../textWidth.ts';
import { planImport, type Planned } from './importPlan.ts';
import { listFormats, readList, type ListFormat } from './listFile.ts';
import { withFeeds, type Feeds } from './openFeeds.ts';
import { addSettings, settingsFrom, type SettingOptions } from './settingOptions.ts';

type Options = SettingOptions & {
  readonly format?: ListFormat;
  readonly update?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

/** `rasid feeds import`: the feeds of an OPML or CSV file, of ours or of another program's. */
export function addImportCommand(feeds: Command, context: () => Context): void {
  addSettings(
    feeds
      .command('import <file>')
      .description(
        'add the feeds of an OPML or CSV file (- reads standard input); settings are for what it does not say',
      ),
  )
    .addOption(new Option('--format <format>', 'by what is in the file unless said').choices(listFormats))
    .option('--update', 'give feeds that are there already the settings of the file')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--json', 'a JSON object for each feed of the file')
    .action((file: string, options: Options) => importList(context(), file, options));
}

async function importList(context: Context, file: string, options: Options): Promise<void> {
  const defaults = settingsFrom(options) as Partial<GivenSettings>;
  const { format, result } = await readList(file, options.format);
  if (!result.ok) throw new Error(`list "${file}": ${result.message}`);
  const { list } = result;
  await withFeeds(context, async (feeds) => {
    const now = new Date();
    const planned = planImport(await feeds.list(), list, { update: options.update === true, defaults, now });
    const done = options.dryRun ? planned : await carryOut(feeds, planned);
    if (options.json) done.forEach(printPlanned);
    else printSummary(done, { file, format, dryRun: options.dryRun === true, ignored: list.ignored ?? [] });
    if (done.some(({ outcome }) => outcome === 'refused')) process.exitCode = 1;
  });
}

/** Adds and updates; a feed that somebody else adds or removes meanwhile is named among the refused. */
async function carryOut(feeds: Feeds, planned: readonly Planned[]): Promise<Planned[]> {
  const of = (outcome: 'added' | 'updated') =>
    planned.flatMap((plan) => (plan.outcome === outcome ? [plan.feed] : []));
  const added = await feeds.createMany(of('added'));
  const changes = new Map(of('updated').map((feed) => [feed.id, feed]));
  const updated = await feeds.changeMany([...changes.keys()], (feed) => ({
    ...(changes.get(feed.id) ?? feed),
    health: feed.health,
  }));
  return planned.map((plan) => {
    if (!('feed' in plan) || added.has(plan.feed.id) || updated.has(plan.feed.id)) return plan;
    const message = `"${plan.feed.id}" was ${plan.outcome === 'added' ? 'added' : 'removed'} by somebody else meanwhile`;
    return { at: plan.at, outcome: 'refused', message };
  });
}

const printPlanned = (plan: Planned): void =>
  printJson('feed' in plan ? { ...plan, id: plan.feed.id, feed: hideSecrets(plan.feed) } : plan);

const outcomes = {
  added: 'new here',
  updated: 'here already, now with the settings of the file',
  unchanged: 'here already, as in the file',
  exists: 'here already, left as they are; --update takes the settings of the file',
  repeated: 'more than once in the file; further folders became tags',
  refused: 'could not be read',
} as const satisfies Record<Planned['outcome'], string>;

type Summary = { file: string; format: ListFormat; dryRun: boolean; ignored: readonly string[] };

function printSummary(planned: readonly Planned[], { file, format, dryRun, ignored }: Summary): void {
  if (dryRun) printPreview(planned.flatMap((plan) => ('feed' in plan ? [plan] : [])));
  const title = `${file}: ${format.toUpperCase()}, ${planned.length} feeds${dryRun ? '; nothing was changed' : ''}`;
  console.log(colors.bold(title));
  for (const [outcome, meaning] of Object.entries(outcomes)) {
    const count = planned.filter((plan) => plan.outcome === outcome).length;
    if (count > 0) console.log(`  ${outcome.padEnd(10)}${String(count).padStart(6)}  ${colors.dim(meaning)}`);
  }
  if (ignored.length > 0) console.error(`columns left out: ${ignored.map((name) => `"${name}"`).join(', ')}`);
  for (const plan of planned)
    if (plan.outcome === 'refused')
      console.error(`${colors.red('✗')} ${fitText(`${plan.at}: ${plan.message}`, 400)}`);
}

type WithFeed = Extract<Planned, { feed: Feed }>;

function printPreview(planned: readonly WithFeed[]): void {
  printRows(
    planned,
    [
      { title: 'WOULD BE', value: ({ outcome }: WithFeed) => outcome },
      { title: 'ID', value: ({ feed }) => feed.id, maxWidth: 28 },
      { title: 'FOLDER', value: ({ feed }) => feed.folder ?? '', maxWidth: 20 },
      { title: 'NAME', value: ({ feed }) => fitText(feed.name, 30) },
    ],
    { json: false, empty: 'nothing would be added or updated' },
  );
  console.log();
}
