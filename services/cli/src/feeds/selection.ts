import { fold } from '@rasid/arabic';
import type { Feed } from '@rasid/contracts';
import { Option, type Command } from 'commander';
import { conditionOf, conditions, type Condition } from './condition.ts';

/** Which feeds a command is for: all that are given must hold. */
export type Selection = {
  readonly tagged?: readonly string[];
  readonly inFolder?: string;
  readonly state?: Condition | 'active';
  readonly all?: boolean;
};

/** Adds the options by which feeds are selected. */
export const addSelection = (command: Command): Command =>
  command
    .option('--tagged <tag>', 'those with this tag, or with one of several', collect)
    .option('--in-folder <folder>', 'those in this folder and below')
    .addOption(new Option('--state <state>', 'those that are so').choices(['active', ...conditions]));

/** An option that may be given again and again. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

const isSame = (a: string, b: string): boolean => fold(a) === fold(b);

/** Whether a feed is meant by the options; spellings of Arabic are one. */
function isMeant(feed: Feed, { tagged, inFolder, state }: Selection): boolean {
  if (tagged && !feed.tags.some((tag) => tagged.some((wanted) => isSame(tag, wanted)))) return false;
  if (inFolder !== undefined && !isInside(feed.folder ?? '', inFolder)) return false;
  return state === undefined || state === conditionOf(feed) || state === feed.state;
}

function isInside(folder: string, wanted: string): boolean {
  const [parts, above] = [folder.split('/'), wanted.replace(/\/+$/, '').split('/')];
  return above.every((part, i) => isSame(part, parts[i] ?? ''));
}

/** The feeds that are meant, and the ids that no feed has. Without ids all that the options mean. */
export function selectFeeds(feeds: readonly Feed[], ids: readonly string[], selection: Selection) {
  const known = new Set(feeds.map(({ id }) => id));
  const wanted = new Set(ids);
  return {
    selected: feeds.filter((feed) => (ids.length === 0 || wanted.has(feed.id)) && isMeant(feed, selection)),
    unknown: [...wanted].filter((id) => !known.has(id)),
  };
}

/** Whether anything was said at all: a command that changes feeds never means all of them by silence. */
export const isSelective = (ids: readonly string[], { tagged, inFolder, state, all }: Selection): boolean =>
  ids.length > 0 || all === true || tagged !== undefined || inFolder !== undefined || state !== undefined;
