import { resolve } from 'node:path';
import {
  createMailer,
  createSecretBox,
  createSender,
  LINK_KEY,
  loadSecretKey,
  type Sender,
} from '@rasid/channels';
import { createHttpClient } from '@rasid/http';
import type { AlerterConfig } from './config.ts';

/** Many channels may be of one host, and one that never answers holds some of them. */
const CONNECTIONS_A_HOST = 256;

const KEY_FILE = resolve(import.meta.dirname, '../../../.rasid/secret.key');

export type OpenChannels = {
  readonly send: Sender;
  /** Signs the links in alerts. */
  readonly linkKey: Buffer;
  close(): Promise<void>;
};

/** All ways out: the guarded client, the mail server, and the key that their secrets are kept under. */
export function openChannels(config: AlerterConfig): OpenChannels {
  const { secretKey: given, secretKeyFile, userAgent, allowedAddresses, smtpUrl, mailFrom } = config;
  const box = createSecretBox(loadSecretKey({ given, path: secretKeyFile || KEY_FILE }));
  const http = createHttpClient({ userAgent, allowedAddresses, connections: CONNECTIONS_A_HOST });
  const mailer = createMailer(smtpUrl);
  const send = createSender({
    http,
    box,
    mailer,
    mailFrom,
    timeoutMs: config.deliveryTimeoutMs,
    now: () => new Date(),
  });
  return {
    send,
    linkKey: box.derive(LINK_KEY),
    close: async () => {
      mailer?.close();
      await http.close();
    },
  };
}
