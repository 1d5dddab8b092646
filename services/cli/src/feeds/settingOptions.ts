import { feedFieldNames, fromTexts, type FeedFieldName, type FieldTexts } from '@rasid/feeds/lists';
import { InvalidArgumentError, type Command } from 'commander';
import { collect } from './selection.ts';

/** The options of `add` and `edit`, as commander names them. */
export type SettingOptions = {
  readonly id?: string;
  readonly url?: string;
  readonly name?: string;
  readonly site?: string;
  readonly interval?: string;
  readonly maxInterval?: string;
  readonly country?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly tag?: readonly string[];
  readonly folder?: string;
  readonly userAgent?: string;
  readonly header?: readonly string[];
  readonly cookie?: string;
  readonly basicAuth?: string;
  readonly proxy?: string;
  readonly selector?: string;
  readonly titleSelector?: string;
  readonly authorSelector?: string;
  readonly dateSelector?: string;
  readonly removeSelector?: readonly string[];
};

/** Adds an option for every setting of a feed. */
export const addSettings = (command: Command): Command =>
  addRequestSettings(
    command
      .option('--name <name>', "the outlet's name; else the feed's own title")
      .option('--site <url>', 'the site that readers visit')
      .option('--interval <time>', 'how often it is polled, such as 30s, 5m or 1h')
      .option('--max-interval <time>', "let the interval follow the feed's own rhythm, up to this")
      .option('--country <code>', "the outlet's country: LY, ليبيا or Libya")
      .option('--language <code>', 'its language: ar, ar-LY or العربية')
      .option('--time-zone <zone>', 'the zone of dates without one, such as Africa/Tripoli')
      .option('--tag <tag>', 'a tag; may be given again', collect)
      .option('--folder <folder>', 'where it is kept, such as أخبار/ليبيا'),
  );

/** Adds the options that say how a feed and its pages are fetched and read. */
export const addRequestSettings = (command: Command): Command =>
  command
    .option('--user-agent <text>', 'how Rasid introduces itself to this publisher')
    .option('--header <line>', "a header such as 'Name: value'; may be given again", collect)
    .option('--cookie <text>', 'cookies, as name=value; name=value')
    .option('--basic-auth <user:password>', 'for a feed behind a password')
    .option('--proxy <url>', 'an HTTP proxy')
    .option('--selector <css>', 'where the text of an article stands on the page')
    .option('--title-selector <css>', 'where its title stands')
    .option('--author-selector <css>', 'where its author stands')
    .option('--date-selector <css>', 'where its date stands')
    .option('--remove-selector <css>', 'what does not belong to the text; may be given again', collect);

/** What the options say, as texts of settings. */
function textsOf({ tag, header, removeSelector, ...single }: SettingOptions): FieldTexts {
  const known = feedFieldNames.flatMap((name) => {
    const value = (single as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    ...Object.fromEntries(known),
    ...(tag && { tags: tag.join('|') }),
    ...(header && { headers: header.map(escapeBar).join('|') }),
    ...(removeSelector && { removeSelector: removeSelector.map(escapeBar).join('|') }),
  };
}

const escapeBar = (text: string): string => text.replace(/[\\|]/g, '\\$&');

/** The settings that the options say, nested as in a feed. Throws with what is wrong in words. */
export function settingsFrom(options: SettingOptions): Readonly<Record<string, unknown>> {
  const texts = textsOf(options);
  const empty = Object.entries(texts).find(([, text]) => text.trim() === '');
  if (empty)
    throw new Error(`${empty[0]}: is empty; to take a setting away: rasid feeds edit ID --unset ${empty[0]}`);
  const { settings, problems } = fromTexts(texts);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n  '));
  return settings;
}

const FIXED: ReadonlySet<FeedFieldName> = new Set(['id', 'url', 'name', 'interval', 'state', 'created']);
const UNSETTABLE = feedFieldNames.filter((name) => !FIXED.has(name));
const OPTION_NAMES: Readonly<Record<string, FeedFieldName>> = { tag: 'tags', header: 'headers' };

/** The setting that `--unset` names, in the words of options or of lists. */
export function unsettable(given: string, before: readonly FeedFieldName[] = []): FeedFieldName[] {
  const camel = given.replace(/^--/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const name = OPTION_NAMES[camel] ?? UNSETTABLE.find((known) => known === camel);
  if (name === undefined) throw new InvalidArgumentError(`expected one of ${UNSETTABLE.join(', ')}`);
  return [...before, name];
}
