import { z } from 'zod';
import { alertName } from './alertRule.ts';
import { httpUrl, moment } from './moment.ts';

/** Encrypted: algorithm, nonce, text and tag. Nobody is shown what it was. */
export const sealedSecret = z.string().regex(/^v1\.[\w-]+\.[\w-]*\.[\w-]+$/);

const base = {
  id: alertName,
  name: z.string().min(1).max(200),
  /**
   * `disabled`: the other side said that it is gone; nothing is sent until somebody resumes it. A removed one stays as a
   * document, so that every process learns of it.
   */
  state: z.enum(['active', 'paused', 'disabled', 'removed']).default('active'),
  reason: z.string().max(1_000).optional(),
  /** Most messages a minute. */
  perMinute: z.int().min(1).max(60_000).default(600),
  createdAt: moment,
  updatedAt: moment,
};
const mailAddress = z.email().max(254);

/** A document of the index `alert-channels`: where alerts go. An address that is itself a key is a secret. */
export const channelSchema = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('webhook'),
    settings: z.object({ url: httpUrl }),
    /** While keys are changed there are two, the newer first. */
    secrets: z.object({ signing: z.array(sealedSecret).min(1).max(2) }),
  }),
  z.object({
    ...base,
    kind: z.literal('email'),
    settings: z.object({ to: z.array(mailAddress).min(1).max(50) }),
    secrets: z.object({}).default({}),
  }),
  z.object({
    ...base,
    kind: z.literal('slack'),
    settings: z.object({}).default({}),
    secrets: z.object({ url: sealedSecret }),
  }),
  z.object({
    ...base,
    kind: z.literal('telegram'),
    settings: z.object({
      chatId: z.string().min(1).max(64),
      apiUrl: httpUrl.default('https://api.telegram.org'),
    }),
    secrets: z.object({ token: sealedSecret }),
  }),
  z.object({
    ...base,
    kind: z.literal('teams'),
    settings: z.object({}).default({}),
    secrets: z.object({ url: sealedSecret }),
  }),
  z.object({
    ...base,
    kind: z.literal('discord'),
    settings: z.object({}).default({}),
    secrets: z.object({ url: sealedSecret }),
  }),
  z.object({
    ...base,
    kind: z.literal('ntfy'),
    settings: z.object({ url: httpUrl.default('https://ntfy.sh'), topic: z.string().regex(/^[\w-]{1,64}$/) }),
    secrets: z.object({ token: sealedSecret.optional() }).default({}),
  }),
]);
export type Channel = z.infer<typeof channelSchema>;
export type ChannelKind = Channel['kind'];
export const channelKinds = channelSchema.options.map(({ shape }) => shape.kind.value);
