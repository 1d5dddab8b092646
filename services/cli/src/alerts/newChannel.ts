import { newSigningSecret, SIGNING_SECRET, type SecretBox } from '@rasid/channels';
import { channelSchema, type Channel, type ChannelKind } from '@rasid/contracts';
import { explain } from '@rasid/pipeline';

export type ChannelOptions = {
  id?: string;
  name?: string;
  url?: string;
  secret?: string;
  to?: string[];
  token?: string;
  chat?: string;
  topic?: string;
  perMinute?: number;
};

/** Slower than the service's own limit, so that it is not asked in vain. */
const USUAL_PER_MINUTE: Readonly<Record<ChannelKind, number>> = {
  webhook: 600,
  email: 60,
  slack: 60,
  telegram: 20,
  teams: 60,
  discord: 30,
  ntfy: 60,
};

/** A channel from what its owner said, its secrets sealed. `shown` is what is told this once. */
export function createChannel(
  id: string,
  kind: ChannelKind,
  options: ChannelOptions,
  { box, now }: { readonly box: SecretBox; readonly now: Date },
): { channel: Channel; shown: { signingSecret?: string } } {
  const signing = kind === 'webhook' ? signingSecret(options.secret) : undefined;
  const parsed = channelSchema.safeParse({
    id,
    name: options.name ?? id,
    kind,
    perMinute: options.perMinute ?? USUAL_PER_MINUTE[kind],
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    ...partsOf(kind, options, (secret) => box.seal(secret), signing),
  });
  if (!parsed.success) throw new Error(`channel "${id}": ${explain(parsed.error)}`);
  return { channel: parsed.data, shown: signing === undefined ? {} : { signingSecret: signing } };
}

export function signingSecret(given: string | undefined): string {
  if (given === undefined) return newSigningSecret();
  if (SIGNING_SECRET.test(given)) return given;
  throw new Error('--secret: expected whsec_ and 24 to 64 bytes in base64; without one it is made for you');
}

function partsOf(
  kind: ChannelKind,
  { url, token, chat, topic, to }: ChannelOptions,
  seal: (secret: string) => string,
  signing: string | undefined,
): object {
  switch (kind) {
    case 'webhook':
      return { settings: { url: needed(url, 'url') }, secrets: { signing: [seal(signing ?? '')] } };
    case 'email':
      return { settings: { to: to ?? [] } };
    case 'slack':
    case 'teams':
    case 'discord':
      return { secrets: { url: seal(address(needed(url, 'url'))) } };
    case 'telegram':
      return {
        settings: { chatId: needed(chat, 'chat'), ...(url !== undefined && { apiUrl: url }) },
        secrets: { token: seal(needed(token, 'token')) },
      };
    case 'ntfy':
      return {
        settings: { topic: needed(topic, 'topic'), ...(url !== undefined && { url }) },
        secrets: token === undefined ? {} : { token: seal(token) },
      };
  }
}

function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new Error(`--${option} is needed for this kind of channel`);
  return value;
}

function address(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new Error('--url: expected an http or https address');
}
