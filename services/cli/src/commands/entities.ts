import { entityTypes } from '@rasid/contracts';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { homeOf, readContext } from '../context.ts';
import {
  forgetEntities,
  mergeEntities,
  renameEntity,
  splitEntity,
  type RenameOptions,
} from '../entities/changeEntities.ts';
import { withEntities } from '../entities/openEntities.ts';
import { applyEntities, listEntities, showEntity, type ListOptions } from '../entities/showEntities.ts';
import { dateFrom } from '../moments.ts';
import type { Json } from '../output.ts';

/** `rasid entities`: who is one and the same, and what they are called. */
export function addEntitiesCommand(program: Command): void {
  const entities = program
    .command('entities')
    .description(
      'who is one and the same; holds for what comes within seconds, for what is indexed by `apply`',
    );
  const context = () => readContext(homeOf(program.opts<{ home?: string }>().home));
  const json = (command: Command) => command.option('--json', 'a JSON object a line');
  json(entities.command('list').description('the entities that most articles name'))
    .addOption(new Option('--type <type>', 'only those').choices(entityTypes))
    .option('--days <count>', 'of articles first seen in so many days', wholeNumber, '30')
    .option('--limit <count>', 'so many', wholeNumber, '50')
    .option('--changed', 'all of which something was said, instead')
    .action((options: ListOptions) => withEntities(context(), (open) => listEntities(open, options)));
  json(entities.command('show <entity>').description('one entity: its names and spellings')).action(
    (ref: string, options: Json) => withEntities(context(), (open) => showEntity(open, ref, options)),
  );
  json(entities.command('merge <entities...>').description('the first ones are the last one')).action(
    (refs: string[], options: Json) => withEntities(context(), (open) => mergeEntities(open, refs, options)),
  );
  json(entities.command('split <entity> <spelling>').description('a spelling of an entity means another one'))
    .option('--name <name>', 'what the other is called; else the spelling')
    .action((ref: string, spelling: string, { name, ...options }: Json & { name?: string }) =>
      withEntities(context(), (open) => splitEntity(open, { ref, spelling, name }, options)),
    );
  json(entities.command('rename <entity> <name>').description('what an entity is called'))
    .option('--english <name>', 'its English name')
    .option('--wikidata <id>', 'its id in Wikidata')
    .action((ref: string, name: string, options: RenameOptions) =>
      withEntities(context(), (open) => renameEntity(open, { ref, name }, options)),
    );
  json(
    entities.command('forget <entities...>').description('what was said of entities holds no more'),
  ).action((refs: string[], options: Json) =>
    withEntities(context(), (open) => forgetEntities(open, refs, options)),
  );
  json(entities.command('apply').description('write what was said into the articles that are indexed'))
    .option('--from <moment>', 'of articles first seen on that day or moment (UTC), or later', dateFrom)
    .option('--to <moment>', 'and before that day or moment', dateFrom)
    .action((options: Json & { from?: string; to?: string }) =>
      withEntities(context(), (open) => applyEntities(open, options)),
    );
}

function wholeNumber(text: string): string {
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1) throw new InvalidArgumentError('expected a number from 1');
  return text;
}
