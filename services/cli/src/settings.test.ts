import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsTable } from './commands/settings.ts';

test('the README has the table of settings as `rasid settings` prints it', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  const squeeze = (text: string) => text.replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---');
  expect(squeeze(readme)).toContain(squeeze(settingsTable()));
});
