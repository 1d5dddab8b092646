import { deadLetterTopicOf, deadReasons, queueNames, topics, type DeadLetter } from '@rasid/contracts';
import {
  connectProducer,
  createKafka,
  forEachDeadLetter,
  listDeadLetters,
  replayDeadLetter,
  type LetterFilter,
  type StoredLetter,
} from '@rasid/kafka';
import { Option, type Command } from 'commander';
import { asError, UnavailableError } from '@rasid/pipeline';
import { homeOf, readContext, type Context } from '../context.ts';
import { printJson, printRows } from '../output.ts';
import { readable } from '../printHits.ts';
import { withoutControls } from '../textWidth.ts';
import { openFetchQueue } from '../fetchQueue.ts';

type ListOptions = { topic?: string; reason?: string; all?: boolean; json?: boolean };

/** `rasid dlq`: what could not be done, why, and sending it again once the cause is mended. */
export function addDlqCommand(program: Command): void {
  const dlq = program.command('dlq').description('dead letters: what could not be done, and why');
  const context = () => readContext(homeOf(program.opts<{ home?: string }>().home));
  dlq
    .command('list')
    .description('dead letters, oldest first')
    .addOption(topicOption('only those of this topic'))
    .addOption(reasonOption('only those with this reason'))
    .option('--all', 'also those that were replayed already')
    .option('--json', 'a JSON object a line')
    .action(async (options: ListOptions) => list(context(), options));
  dlq
    .command('show <ref>')
    .description('one dead letter with its original bytes')
    .option('--json', 'one JSON object, the value in base64')
    .action(async (ref: string, options: { json?: boolean }) => show(context(), ref, options));
  dlq
    .command('replay [refs...]')
    .description('send dead letters back where they came from')
    .addOption(topicOption('all those of this topic'))
    .addOption(reasonOption('all those with this reason'))
    .option('--all', 'every one that was not replayed yet')
    .option('--json', 'a JSON object a line')
    .action(async (refs: string[], options: ListOptions) => replay(context(), refs, options));
}

const topicNames = Object.values(topics).flatMap(({ name }) => [name, deadLetterTopicOf(name)]);
const topicOption = (meaning: string) => new Option('--topic <name>', meaning).choices(topicNames);
const reasonOption = (meaning: string) =>
  new Option('--reason <reason>', meaning).choices(Object.keys(deadReasons));

const connect = (context: Context) =>
  createKafka({ brokers: context.brokers, clientId: 'rasid-cli', logger: context.logger });

const filterOf = ({ topic, reason }: ListOptions): LetterFilter => ({
  ...(topic !== undefined && { topic }),
  ...(reason !== undefined && { reason }),
});

async function list(context: Context, options: ListOptions): Promise<void> {
  const filter = { ...filterOf(options), includeReplayed: options.all === true };
  const letters = await listDeadLetters(connect(context), context.namespace, filter);
  printRows(letters, columns, { json: options.json === true, empty: 'no dead letters' });
}

const columns = [
  { title: 'REF', value: (row: DeadLetter) => row.ref },
  { title: 'DIED (UTC)', value: (row: DeadLetter) => row.diedAt.slice(0, 19).replace('T', ' ') },
  { title: 'STAGE', value: (row: DeadLetter) => row.stage },
  { title: 'REASON', value: (row: DeadLetter) => row.reason + (row.replayed ? ' (replayed)' : '') },
  { title: 'DETAIL', value: ({ detail }: DeadLetter) => middleOut(readable(detail)) },
];

const MOST_DETAIL = 140;
/** The reason stands at the end of a detail, behind the address. */
const middleOut = (detail: string): string =>
  detail.length <= MOST_DETAIL
    ? detail
    : `${detail.slice(0, MOST_DETAIL / 2)}…${detail.slice(-MOST_DETAIL / 2)}`;

async function show(context: Context, ref: string, options: { json?: boolean }): Promise<void> {
  const kafka = connect(context);
  const letters = await listDeadLetters(kafka, context.namespace, { refs: [ref], includeReplayed: true });
  if (letters.length === 0) throw new Error(`there is no dead letter "${ref}"; see: rasid dlq list --all`);
  await forEachDeadLetter(kafka, context.namespace, letters, (letter) => {
    printLetter(letter, options.json === true);
    return Promise.resolve();
  });
}

function printLetter({ keyBytes: _key, value, headers, ...facts }: StoredLetter, json: boolean): void {
  if (json)
    return printJson({ ...facts, headers: textOf(headers), valueBase64: value?.toString('base64') ?? null });
  for (const [name, fact] of Object.entries(facts))
    console.log(`${name.padEnd(12)}${withoutControls(String(fact))}`);
  for (const [name, text] of Object.entries(textOf(headers)))
    console.log(`header      ${name}: ${withoutControls(text)}`);
  console.log(`\n${withoutControls(value?.toString('utf8') ?? '(no value)')}`);
}

const textOf = (headers: StoredLetter['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.toString('utf8')]));

async function replay(context: Context, refs: string[], options: ListOptions): Promise<void> {
  if (refs.length === 0 && !options.all && options.topic === undefined && options.reason === undefined) {
    throw new Error('say which: refs from `rasid dlq list`, --topic, --reason, or --all');
  }
  const kafka = connect(context);
  const letters = await listDeadLetters(kafka, context.namespace, { ...filterOf(options), refs });
  const missing = refs.filter((ref) => !letters.some((letter) => letter.ref === ref));
  if (missing.length > 0) throw new Error(`no dead letter that waits for a replay: ${missing.join(', ')}`);
  const producer = await connectProducer(kafka, context.namespace);
  const queue = openFetchQueue(context);
  const addJob = async (name: string, letter: StoredLetter) => {
    if (name !== queueNames.fetchArticle)
      throw new Error(`dead letter "${letter.ref}": there is no queue "${name}"`);
    await queue.add(letter);
  };
  const failures: string[] = [];
  try {
    await forEachDeadLetter(kafka, context.namespace, letters, async (letter) => {
      try {
        await replayDeadLetter(letter, { producer, addJob });
        if (options.json) printJson({ ref: letter.ref, replayedTo: letter.replayTo });
      } catch (error) {
        if (error instanceof UnavailableError) throw error;
        failures.push(`${letter.ref}: ${asError(error).message}`);
      }
    });
  } finally {
    await producer.close();
    await queue.close();
  }
  const count = letters.length - failures.length;
  if (!options.json) console.log(`replayed ${count} dead letter${count === 1 ? '' : 's'}`);
  if (failures.length > 0) throw new Error(`could not be replayed:\n  ${failures.join('\n  ')}`);
}
