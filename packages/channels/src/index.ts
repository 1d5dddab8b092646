export { createMailer, type Mailer } from './mailer.ts';
export { createSecretBox, LINK_KEY, type SecretBox } from './secretBox.ts';
export { createSender, type Sender } from './createSender.ts';
export { loadSecretKey } from './loadSecretKey.ts';
export { newSigningSecret, SIGNING_SECRET } from './signWebhook.ts';
export type { SendResult } from './sendResult.ts';
