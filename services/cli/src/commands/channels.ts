import { messageOf } from '@rasid/alerts';
import { createMailer, createSender } from '@rasid/channels';
import { channelKinds, type Alert, type Channel, type ChannelKind } from '@rasid/contracts';
import { createHttpClient } from '@rasid/http';
import { Argument, InvalidArgumentError, type Command } from 'commander';
import { createChannel, signingSecret, type ChannelOptions } from '../alerts/newChannel.ts';
import { openSecretBox, withAlerts, type Alerts } from '../alerts/openAlerts.ts';
import { shortId } from '../alerts/shortId.ts';
import { testAlert } from '../alerts/testAlert.ts';
import { homeOf, readContext, type Context } from '../context.ts';
import { printJson, printRows, type Json } from '../output.ts';

/** `rasid channels`: where alerts go. */
export function addChannelsCommand(program: Command): void {
  const channels = program.command('channels').description('where alerts go');
  const context = () => readContext(homeOf(program.opts<{ home?: string }>().home));
  const json = (command: Command) => command.option('--json', 'a JSON object a line');
  json(
    channels
      .command('add')
      .description('add a channel; its secrets are kept encrypted and never shown again')
      .addArgument(new Argument('<kind>', 'what it is').choices(channelKinds))
      .option('--id <id>', 'a short name for commands; else made from the name or address')
      .option('--name <name>', 'what people call it')
      .option(
        '--url <address>',
        'of webhook, slack, teams and discord; of a server of your own for telegram and ntfy',
      )
      .option('--secret <whsec>', 'signing secret of a webhook; else one is made and shown this once')
      .option(
        '--to <address>',
        'receiver of mail; may be given more than once',
        (text, before: string[] = []) => [...before, text],
      )
      .option('--token <token>', 'of a telegram bot, or of an ntfy account')
      .option('--chat <id>', 'of telegram')
      .option('--topic <name>', 'of ntfy')
      .option('--per-minute <count>', 'most messages a minute', wholeNumber),
  ).action((kind: ChannelKind, options: ChannelOptions & Json) =>
    withAlerts(context(), (alerts) => add(alerts, kind, options)),
  );
  json(channels.command('list').description('all channels')).action((options: Json) =>
    withAlerts(context(), async ({ channels: store }) => list(await store.list(), options)),
  );
  json(channels.command('show <id>').description('one channel, without its secrets')).action((id: string) =>
    withAlerts(context(), async (alerts) => printJson(shown(await find(alerts, id)))),
  );
  json(
    channels.command('test <id>').description('send a message now, and say what the other side answers'),
  ).action((id: string, options: Json) => withAlerts(context(), (alerts) => test(alerts, id, options)));
  json(
    channels
      .command('rotate <id>')
      .description("change a webhook's signing secret; until --finish messages are signed with both")
      .option('--secret <whsec>', 'the new one; else one is made and shown this once')
      .option('--finish', 'forget the old one'),
  ).action((id: string, options: { secret?: string; finish?: boolean } & Json) =>
    withAlerts(context(), (alerts) => rotate(alerts, id, options)),
  );
  for (const [name, state, description] of [
    ['pause', 'paused', 'hold its messages back'],
    ['resume', 'active', 'send again, also where the other side had said that it was gone'],
    ['remove', 'removed', 'forget channels with their secrets'],
  ] as const)
    json(channels.command(`${name} <ids...>`).description(description)).action(
      (ids: string[], options: Json) =>
        withAlerts(context(), (alerts) => setState(alerts, ids, state, options)),
    );
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1) throw new InvalidArgumentError('expected a number from 1');
  return Number(text);
}

async function find({ channels }: Alerts, id: string): Promise<Channel> {
  const channel = await channels.get(id);
  if (!channel || channel.state === 'removed')
    throw new Error(`there is no channel "${id}"; see: rasid channels list`);
  return channel;
}

async function add(alerts: Alerts, kind: ChannelKind, options: ChannelOptions & Json): Promise<void> {
  const id = options.id ?? shortId(options.name ?? options.url ?? options.to?.[0] ?? kind, kind);
  const box = openSecretBox(alerts.context);
  const { channel, shown: secrets } = createChannel(id, kind, options, { box, now: new Date() });
  const isFree =
    (await alerts.channels.create(channel)) ||
    (await alerts.channels.change(id, (old) => (old.state === 'removed' ? channel : undefined))) === channel;
  if (!isFree) throw new Error(`channel "${id}": there is one already; see: rasid channels list`);
  await alerts.record({ action: 'channel_added', subject: id, detail: { kind } });
  if (options.json) return printJson({ ...shown(channel), ...secrets });
  console.log(`added ${id}: ${kind}`);
  if (secrets.signingSecret !== undefined)
    console.log(`its signing secret, shown this once: ${secrets.signingSecret}`);
}

/** A channel as it may be shown. */
const shown = ({ secrets: _hidden, ...channel }: Channel) => channel;

function list(channels: readonly Channel[], { json }: Json): void {
  const rows = channels.filter(({ state }) => state !== 'removed').map(shown);
  printRows(
    rows,
    [
      { title: 'ID', value: ({ id }) => id },
      { title: 'KIND', value: ({ kind }) => kind },
      { title: 'STATE', value: ({ state }) => state },
      { title: 'PER MINUTE', value: ({ perMinute }) => perMinute },
      { title: 'NAME', value: ({ name }) => name },
      { title: 'WHY', value: ({ reason }) => reason ?? '' },
    ],
    { json: json === true, empty: 'no channels yet; add one with: rasid channels add KIND' },
  );
}

async function test(alerts: Alerts, id: string, { json }: Json): Promise<void> {
  const channel = await find(alerts, id);
  const { context } = alerts;
  const http = createHttpClient({ userAgent: context.userAgent, allowedAddresses: context.allowedAddresses });
  const mailer = createMailer(context.smtpUrl);
  try {
    const send = createSender({ ...senderParts(context), http, mailer });
    const alert: Alert = testAlert(id, new Date());
    const result = await send(channel, messageOf(alert));
    if (json) printJson({ id, alertId: alert.id, ...result });
    else if (result.kind === 'sent')
      console.log(`${id}: taken${result.status === undefined ? '' : ` with ${result.status}`}`);
    else console.log(`${id}: not taken: ${result.failure.reason}`);
    if (result.kind === 'failed') process.exitCode = 1;
  } finally {
    mailer?.close();
    await http.close();
  }
}

const senderParts = (context: Context) => ({
  box: openSecretBox(context),
  mailFrom: context.mailFrom,
  timeoutMs: context.deliveryTimeoutMs,
  now: () => new Date(),
});

async function rotate(
  alerts: Alerts,
  id: string,
  { secret, finish, json }: { secret?: string; finish?: boolean } & Json,
): Promise<void> {
  const channel = await find(alerts, id);
  if (channel.kind !== 'webhook') throw new Error(`channel "${id}": only webhooks have a signing secret`);
  const fresh = finish ? undefined : signingSecret(secret);
  const sealed = fresh === undefined ? [] : [openSecretBox(alerts.context).seal(fresh)];
  const updatedAt = new Date().toISOString();
  await alerts.channels.change(id, (old) =>
    old.kind === 'webhook'
      ? { ...old, secrets: { signing: [...sealed, ...old.secrets.signing.slice(0, 1)] }, updatedAt }
      : undefined,
  );
  await alerts.record({
    action: 'channel_changed',
    subject: id,
    detail: { secret: finish ? 'old one forgotten' : 'new one' },
  });
  if (json) return printJson({ id, ...(fresh !== undefined && { signingSecret: fresh }) });
  console.log(
    fresh === undefined
      ? `${id}: signed with the new secret alone`
      : `${id}: signed with both; the new secret, shown this once: ${fresh}`,
  );
}

async function setState(
  alerts: Alerts,
  ids: readonly string[],
  state: 'paused' | 'active' | 'removed',
  { json }: Json,
): Promise<void> {
  const box = openSecretBox(alerts.context);
  for (const id of ids) {
    await find(alerts, id);
    const updatedAt = new Date().toISOString();
    await alerts.channels.change(id, ({ reason: _over, ...channel }) => {
      const changed = { ...channel, state, updatedAt } as Channel;
      return state === 'removed' ? withoutSecrets(changed, box.seal('')) : changed;
    });
    await alerts.record({
      action: state === 'removed' ? 'channel_removed' : 'channel_changed',
      subject: id,
      detail: { state },
    });
    if (json) printJson({ id, state });
    else console.log(`${id}: ${state}`);
  }
}

/** What is forgotten is not kept, not even encrypted. */
const withoutSecrets = (channel: Channel, nothing: string): Channel =>
  ({
    ...channel,
    secrets: Object.fromEntries(
      Object.entries(channel.secrets).map(([name, value]) => [
        name,
        Array.isArray(value) ? [nothing] : nothing,
      ]),
    ),
  }) as Channel;
