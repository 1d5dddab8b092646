import type { Command } from 'commander';

type Add = (program: Command) => void;

const pipes = async () => (await import('./commands/pipes.ts')).addPipeCommands;

/** Where each command stands, in the order of the help. */
const modules: Readonly<Record<string, () => Promise<Add>>> = {
  up: async () => (await import('./commands/up.ts')).addUpCommand,
  down: async () => (await import('./commands/down.ts')).addDownCommand,
  status: async () => (await import('./commands/status.ts')).addStatusCommand,
  feeds: async () => (await import('./commands/feeds.ts')).addFeedsCommand,
  search: async () => (await import('./commands/search.ts')).addSearchCommand,
  reenrich: async () => (await import('./commands/reenrich.ts')).addReenrichCommand,
  alerts: async () => (await import('./commands/alerts.ts')).addAlertsCommand,
  channels: async () => (await import('./commands/channels.ts')).addChannelsCommand,
  dlq: async () => (await import('./commands/dlq.ts')).addDlqCommand,
  entities: async () => (await import('./commands/entities.ts')).addEntitiesCommand,
  settings: async () => (await import('./commands/settings.ts')).addSettingsCommand,
  'parse-feed': pipes,
  extract: pipes,
  dates: pipes,
  robots: pipes,
  analyze: pipes,
  enrich: pipes,
  tag: pipes,
  'near-duplicates': pipes,
  query: pipes,
  match: pipes,
};

/** Adds the command that the arguments name, and loads no other; all of them where none is named, for the help. */
export async function addCommands(program: Command, args: readonly string[]): Promise<void> {
  const asked = modules[args[args[0] === '--home' ? 2 : 0] ?? ''];
  for (const load of new Set(asked ? [asked] : Object.values(modules))) (await load())(program);
}
