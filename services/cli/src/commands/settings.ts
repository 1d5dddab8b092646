import { settings } from '@rasid/runtime';
import type { Command } from 'commander';
import { printJson } from '../output.ts';

/** `rasid settings`: the table of settings, as the README shows it. */
export function addSettingsCommand(program: Command): void {
  program
    .command('settings')
    .description('every setting: its name in the environment, its default, its meaning')
    .option('--json', 'a JSON object a line')
    .action((options: { json?: boolean }) => {
      if (!options.json) return console.log(settingsTable());
      for (const [name, { meaning, default: standard }] of Object.entries(settings))
        printJson({ name, default: standard, meaning });
    });
}

/** The table in Markdown. */
export const settingsTable = (): string =>
  [
    '| setting | default | meaning |',
    '| --- | --- | --- |',
    ...Object.entries(settings).map(
      ([name, { meaning, default: standard }]) =>
        `| \`${name}\` | ${standard === '' ? '' : `\`${standard}\``} | ${meaning} |`,
    ),
  ].join('\n');
