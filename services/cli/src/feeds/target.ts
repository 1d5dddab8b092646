import type { Target } from '../check/report.ts';
import type { Context } from '../context.ts';
import { mergeSettings } from './mergeSettings.ts';
import { DEFAULT_INTERVAL_MS, liftPassword } from './newFeed.ts';
import { withFeeds } from './openFeeds.ts';
import { settingsFrom, type SettingOptions } from './settingOptions.ts';

const IS_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** An address with the settings that the options say; `example.org` is `https://example.org`. */
export function targetAt(address: string, options: SettingOptions): Target {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(url) || !/^https?:/i.test(url))
    throw new Error(`"${address}": expected an http or https address`);
  return liftPassword({ intervalMs: DEFAULT_INTERVAL_MS, ...settingsFrom(options), url });
}

/** A feed of ours by its id, with the options put over its settings; else an address. */
export async function targetOf(context: Context, given: string, options: SettingOptions): Promise<Target> {
  if (!IS_ID.test(given)) return targetAt(given, options);
  const known = await withFeeds(context, (feeds) => feeds.get(given));
  if (!known) throw new Error(`there is no feed "${given}", and it is no address; see: rasid feeds list`);
  return liftPassword(mergeSettings<Target>(known, settingsFrom(options)));
}
