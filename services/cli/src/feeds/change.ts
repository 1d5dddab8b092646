import type { Feed } from '@rasid/contracts';
import { hideSecrets, type FeedFieldName } from '@rasid/feeds/lists';
import type { Command } from 'commander';
import colors from 'picocolors';
import type { Context } from '../context.ts';
import { printJson } from '../output.ts';
import { fitText } from '../textWidth.ts';
import { addTag, differences, editFeed, removeTag } from './changes.ts';
import { feedsToChange, refuseUnknown, withFeeds, type Feeds } from './openFeeds.ts';
import { addSelection, type Selection } from './selection.ts';
import { addSettings, settingsFrom, unsettable, type SettingOptions } from './settingOptions.ts';

type Shared = Selection & { readonly json?: boolean; readonly dryRun?: boolean };
type Change = (feed: Feed) => Feed;

/** `rasid feeds edit`, `tag`, `untag`, `pause`, `resume` and `remove`: by ids, or all that the options mean. */
export function addChangeCommands(feeds: Command, context: () => Context): void {
  addSettings(changing(feeds.command('edit [ids...]'), 'change settings of feeds'))
    .option('--url <url>', 'a new address, of one feed')
    .option('--unset <setting>', 'take a setting away; may be given again', unsettable)
    .action((ids: string[], options: SettingOptions & Shared & { unset?: FeedFieldName[] }) => {
      const edit = { set: settingsFrom(withoutSelection(options)), unset: options.unset ?? [] };
      return change(context(), ids, options, (feed) => editFeed(feed, edit));
    });
  changing(feeds.command('tag <tag> [ids...]'), 'give feeds a tag').action(
    (tag: string, ids: string[], options: Shared) => change(context(), ids, options, addTag(tag.trim())),
  );
  changing(feeds.command('untag <tag> [ids...]'), 'take a tag from feeds').action(
    (tag: string, ids: string[], options: Shared) => change(context(), ids, options, removeTag(tag.trim())),
  );
  changing(feeds.command('pause [ids...]'), 'stop polling').action((ids: string[], options: Shared) =>
    change(context(), ids, options, (feed) => ({ ...feed, state: 'paused' })),
  );
  changing(feeds.command('resume [ids...]'), 'poll again what was paused or parked').action(
    (ids: string[], options: Shared) =>
      change(context(), ids, options, (feed) => ({ ...feed, state: 'active' })),
  );
  changing(feeds.command('remove [ids...]'), 'forget feeds; their articles stay')
    .option('--yes', 'needed where they are not named by their ids')
    .action((ids: string[], options: Shared & { yes?: boolean }) => remove(context(), ids, options));
}

const changing = (command: Command, meaning: string): Command =>
  addSelection(command.description(meaning))
    .option('--all', 'every feed')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'a JSON object a line');

const withoutSelection = ({ url, ...options }: SettingOptions & Shared): SettingOptions => ({
  ...options,
  ...(url !== undefined && { url }),
});

async function change(
  context: Context,
  ids: readonly string[],
  options: Shared,
  work: Change,
): Promise<void> {
  await withFeeds(context, async (feeds) => {
    const { selected, unknown } = await feedsToChange(feeds, ids, options);
    const changed = selected.map((before) => ({ before, after: work(before) }));
    const different = changed.filter(({ before, after }) => differences(before, after).length > 0);
    await refuseTakenAddress(feeds, different);
    if (!options.dryRun)
      await feeds.changeMany(
        different.map(({ before }) => before.id),
        work,
      );
    for (const one of changed) printChange(one, options);
    if (!options.json) console.log(sumUp(different.length, changed.length, options));
    refuseUnknown(unknown);
  });
}

type Changed = { readonly before: Feed; readonly after: Feed };

/** An address belongs to one feed. */
async function refuseTakenAddress(feeds: Feeds, changed: readonly Changed[]): Promise<void> {
  const moved = changed.filter(({ before, after }) => before.url !== after.url);
  if (moved.length === 0) return;
  const [{ after } = { after: undefined }, second] = moved;
  if (second) throw new Error('--url is for one feed: no two feeds have one address');
  const twin = (await feeds.list()).find(({ id, url }) => id !== after?.id && url === after?.url);
  if (twin) throw new Error(`the address ${twin.url} is that of "${twin.id}"`);
}

const MOST_SHOWN = 90;

function printChange({ before, after }: Changed, { json, dryRun }: Shared): void {
  if (json) return printJson({ ...hideSecrets(after), ...(dryRun && { dryRun }) });
  const lines = differences(before, after).map((line) => fitText(line, MOST_SHOWN));
  if (lines.length === 1) console.log(`${colors.bold(before.id)}  ${lines[0]}`);
  else if (lines.length > 1)
    console.log([colors.bold(before.id), ...lines.map((line) => `  ${line}`)].join('\n'));
}

function sumUp(changed: number, all: number, { dryRun }: Shared): string {
  const same = all - changed;
  const verb = dryRun ? 'would be changed' : 'changed';
  return colors.dim(`${count(changed)} ${verb}${same > 0 ? `, ${same} as they were` : ''}`);
}

const count = (feeds: number): string => `${feeds} feed${feeds === 1 ? '' : 's'}`;

async function remove(
  context: Context,
  ids: readonly string[],
  options: Shared & { yes?: boolean },
): Promise<void> {
  await withFeeds(context, async (feeds) => {
    const { selected, unknown } = await feedsToChange(feeds, ids, options);
    const isMeant = !options.dryRun && (ids.length > 0 || options.yes === true);
    if (isMeant) await feeds.removeMany(selected.map(({ id }) => id));
    for (const { id, name } of selected) {
      if (options.json) printJson({ id, state: isMeant ? 'removed' : 'would be removed' });
      else
        console.log(`${colors.bold(id)}  ${isMeant ? 'removed' : 'would be removed'}: ${fitText(name, 60)}`);
    }
    refuseUnknown(unknown);
    if (!isMeant && !options.dryRun)
      throw new Error(`${count(selected.length)} would be removed; add --yes to do it`);
  });
}
