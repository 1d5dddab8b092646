import type { AlertMessage } from '@rasid/alerts';
import type { Channel, ChannelKind } from '@rasid/contracts';
import type { HttpAnswer, HttpClient } from '@rasid/http';
import type { ChannelRequest } from './channelRequest.ts';
import { discordRequests } from './kinds/discord.ts';
import { mailOf } from './kinds/email.ts';
import { ntfyRequests } from './kinds/ntfy.ts';
import { slackRequests } from './kinds/slack.ts';
import { teamsRequests } from './kinds/teams.ts';
import { telegramRequests } from './kinds/telegram.ts';
import { webhookRequests } from './kinds/webhook.ts';
import type { Mailer } from './mailer.ts';
import type { SecretBox } from './secretBox.ts';
import type { SendResult } from './sendResult.ts';

export type SenderParts = {
  readonly http: HttpClient;
  readonly box: SecretBox;
  /** Missing where no mail server is set. */
  readonly mailer: Mailer | undefined;
  readonly mailFrom: string;
  readonly timeoutMs: number;
  readonly now: () => Date;
};

/** Sends a message to a channel, from the piece on that it does not have yet. Never rejects. */
export type Sender = (channel: Channel, message: AlertMessage, firstPart?: number) => Promise<SendResult>;

export function createSender(given: SenderParts): Sender {
  const parts = { ...given, signingSecretsOf: createSigningSecrets(given.box) };
  return async (channel, message, firstPart = 0) => {
    try {
      if (channel.kind === 'email') return await sendMail(channel.settings.to, message, parts);
      return await postAll(requestsOf(channel, message, parts), firstPart, channel.kind, parts);
    } catch (error) {
      return failed((error as Error).message, false);
    }
  };
}

/** The opened secrets of a channel, as long as it is not changed: a busy one would open them for each message. */
function createSigningSecrets(box: SecretBox) {
  const opened = new WeakMap<WebhookChannel, readonly string[]>();
  return (channel: WebhookChannel): readonly string[] => {
    const secrets = opened.get(channel) ?? channel.secrets.signing.map((sealed) => box.open(sealed));
    opened.set(channel, secrets);
    return secrets;
  };
}

type OpenedParts = SenderParts & {
  readonly signingSecretsOf: (channel: WebhookChannel) => readonly string[];
};

const failed = (reason: string, permanent: boolean): SendResult => ({
  kind: 'failed',
  failure: { reason, permanent },
});

async function sendMail(
  to: readonly string[],
  message: AlertMessage,
  { mailer, mailFrom }: SenderParts,
): Promise<SendResult> {
  if (!mailer) return failed('no mail server is set; see RASID_SMTP_URL', false);
  return mailer.send(mailOf({ to, from: mailFrom }, message));
}

type WebhookChannel = Extract<Channel, { kind: 'webhook' }>;
type PostedChannel = Exclude<Channel, { kind: 'email' }>;

function requestsOf(
  channel: PostedChannel,
  message: AlertMessage,
  { box, signingSecretsOf, now }: OpenedParts,
): ChannelRequest[] {
  switch (channel.kind) {
    case 'webhook': {
      const { url } = channel.settings;
      return webhookRequests({ url, secrets: signingSecretsOf(channel) }, message, now());
    }
    case 'telegram':
      return telegramRequests({ ...channel.settings, token: box.open(channel.secrets.token) }, message);
    case 'ntfy': {
      const { token } = channel.secrets;
      return ntfyRequests(
        { ...channel.settings, token: token === undefined ? undefined : box.open(token) },
        message,
      );
    }
    case 'slack':
      return slackRequests({ url: box.open(channel.secrets.url) }, message);
    case 'discord':
      return discordRequests({ url: box.open(channel.secrets.url) }, message);
    case 'teams':
      return teamsRequests({ url: box.open(channel.secrets.url) }, message);
  }
}

async function postAll(
  requests: readonly ChannelRequest[],
  firstPart: number,
  kind: ChannelKind,
  parts: SenderParts,
): Promise<SendResult> {
  let result: SendResult = { kind: 'sent' };
  for (const [part, request] of requests.entries()) {
    if (part < firstPart) continue;
    result = toResult(await post(request, parts), kind);
    if (result.kind === 'failed') return { ...result, partsSent: part };
  }
  return result;
}

const MOST_ANSWER_BYTES = 1024 * 1024;

const post = (
  { url, body, headers }: ChannelRequest,
  { http, timeoutMs }: SenderParts,
): Promise<HttpAnswer> =>
  http.post(url, body, {
    contentType: 'application/json; charset=utf-8',
    maxBytes: MOST_ANSWER_BYTES,
    timeoutMs,
    firstByteMs: timeoutMs,
    followRedirects: false,
    ...(headers && { request: { headers: { ...headers } } }),
  });

const GONE = 410;
/** What a service says where its address, token or chat is wrong; of a webhook it may be a deployment that heals. */
const REFUSALS = new Set([400, 401, 403, 404, 405]);

function toResult(answer: HttpAnswer, kind: ChannelKind): SendResult {
  if (answer.kind === 'ok') return { kind: 'sent', status: answer.status };
  if (answer.kind === 'not_modified') return failed('the server answers 304', false);
  const { status, reason, code, message, retryAfterMs } = answer;
  if (code === 'body_too_large') return { kind: 'sent' }; // only an answer that says yes is read
  const isRefused = reason === 'address_refused' || reason === 'bad_address';
  const permanent =
    isRefused || status === GONE || (kind !== 'webhook' && status !== undefined && REFUSALS.has(status));
  return {
    kind: 'failed',
    gone: status === GONE,
    failure: {
      reason: message,
      permanent,
      ...(status !== undefined && { status }),
      ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }),
    },
  };
}
