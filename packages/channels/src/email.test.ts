import { draftAlert, messageOf } from '@rasid/alerts';
import { articleOf, ruleOf } from '@rasid/alerts/testing';
import { channelSchema } from '@rasid/contracts';
import { createHttpClient } from '@rasid/http';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createMailer } from './mailer.ts';
import { createSecretBox } from './secretBox.ts';
import { createSender } from './createSender.ts';

const TITLE = 'ميناءُ سرت يستأنف «العمل»: قالت BBC Arabic إن ٣ سفن وصلت 🚢';
const message = messageOf(
  draftAlert(
    ruleOf({ channels: ['mail'] }),
    articleOf(1, { title: TITLE }),
    Date.parse('2026-03-01T09:05:02Z'),
  ),
);
const channel = channelSchema.parse({
  id: 'mail',
  name: 'البريد',
  kind: 'email',
  settings: { to: ['layla@example.org', 'salem@example.org'] },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
});

type Mail = { readonly to: string[]; readonly mail: Email };
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

/** A mail server on loopback that keeps what it takes. */
async function startMailServer(options: SMTPServerOptions = {}) {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push({ to: envelope.rcptTo.map(({ address }) => address), mail });
          done();
        });
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const mailer = createMailer(`smtp://127.0.0.1:${port}`);
  const http = createHttpClient({ userAgent: 'test' });
  close = async () => {
    mailer?.close();
    await http.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const send = createSender({
    http,
    box: createSecretBox(Buffer.alloc(32)),
    mailer,
    mailFrom: 'راصد <alerts@rasid.example>',
    timeoutMs: 1_000,
    now: () => new Date(),
  });
  return { mails, send };
}

test('a mail comes in HTML and plain text, from right to left, its Arabic as it was', async () => {
  const { mails, send } = await startMailServer();
  expect(await send(channel, message)).toEqual({ kind: 'sent' });
  const [{ to, mail } = { to: [], mail: undefined }] = mails;
  expect(to).toEqual(['layla@example.org', 'salem@example.org']);
  expect(mail?.subject).toBe(`راصد · ${TITLE}`);
  expect(mail?.from).toEqual({ name: 'راصد', address: 'alerts@rasid.example' });
  expect(mail?.messageId).toBe(`<alert-${message.id}@rasid.example>`);
  expect(mail?.text).toContain(`\u200f${TITLE}`);
  expect(mail?.html).toMatch(/<html lang="ar" dir="rtl">/);
  expect(mail?.html).toContain(
    'ميناءُ سرت يستأنف «العمل»: قالت <bdi dir="ltr">BBC Arabic</bdi> إن ٣ سفن وصلت 🚢',
  );
});

describe('a mail server that refuses', () => {
  const refusing = (responseCode: number): SMTPServerOptions => ({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
  });
  test.each([
    [550, true],
    [450, false],
  ])('with %d: for good is %s', async (code, permanent) => {
    const { send } = await startMailServer(refusing(code));
    expect(await send(channel, message)).toMatchObject({
      kind: 'failed',
      failure: { permanent, status: code },
    });
  });
});

test('a mail server that is not there may come back', async () => {
  const mailer = createMailer('smtp://127.0.0.1:1');
  expect(await mailer?.send({ from: 'a@b.example', to: 'c@d.example', text: 'x' })).toMatchObject({
    kind: 'failed',
    failure: { permanent: false },
  });
  mailer?.close();
});

test('where no mail server is set, mails wait for one', async () => {
  expect(createMailer('')).toBeUndefined();
  const http = createHttpClient({ userAgent: 'test' });
  const box = createSecretBox(Buffer.alloc(32));
  const send = createSender({
    http,
    box,
    mailer: undefined,
    mailFrom: '',
    timeoutMs: 1,
    now: () => new Date(),
  });
  expect(await send(channel, message)).toMatchObject({
    kind: 'failed',
    failure: { permanent: false, reason: expect.stringContaining('RASID_SMTP_URL') as string },
  });
  await http.close();
});
