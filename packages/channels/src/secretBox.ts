import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export type SecretBox = {
  /** `v1.nonce.text.tag`, AES-256-GCM, each time another. */
  seal(secret: string): string;
  /** Throws where it was sealed with another key, or changed. */
  open(sealed: string): string;
  /** A key for another use, which tells nothing of this one. */
  derive(purpose: string): Buffer;
};

/** What links in alerts are signed with. */
export const LINK_KEY = 'alert links';

const NONCE_BYTES = 12;
const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';

/** Keeps secrets under one key of 32 bytes. */
export function createSecretBox(key: Buffer): SecretBox {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, '', `rasid ${purpose}`, 32));
  const sealing = derive('channel secrets');
  return {
    derive,
    seal: (secret) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealing, nonce);
      cipher.setAAD(Buffer.from(VERSION));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return [VERSION, ...[nonce, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join(
        '.',
      );
    },
    open: (sealed) => {
      const [version, ...parts] = sealed.split('.');
      const [nonce, text, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || !nonce || !text || tag?.length !== 16) throw wrongKey();
      try {
        const decipher = createDecipheriv(ALGORITHM, sealing, nonce);
        decipher.setAAD(Buffer.from(VERSION));
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch {
        throw wrongKey();
      }
    },
  };
}

const wrongKey = (): Error =>
  new Error('a secret can not be opened: it was kept under another key; see RASID_SECRET_KEY');
