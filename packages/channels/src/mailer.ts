import { createTransport, type SendMailOptions } from 'nodemailer';
import type { SendResult } from './sendResult.ts';

export type Mailer = {
  send(mail: SendMailOptions): Promise<SendResult>;
  close(): void;
};

const TIMEOUT_MS = 20_000;
const CONNECTIONS = 3;

/** Sends through one SMTP server (`smtp://user:password@host:port`); undefined where none is set. */
export function createMailer(smtpUrl: string): Mailer | undefined {
  if (smtpUrl === '') return undefined;
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(mail);
        return { kind: 'sent' };
      } catch (thrown) {
        return toFailure(thrown as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

type SmtpError = Error & { readonly responseCode?: number; readonly code?: string };

/** 4yz may heal, 5yz about the mail or its address may not (RFC 5321 §4.2.1); a wrong password is an operator's to mend. */
function toFailure({ message, responseCode, code }: SmtpError): SendResult {
  const isOurs = code === 'EAUTH' || code === 'ECONNECTION' || code === 'ETLS';
  const permanent = responseCode !== undefined && responseCode >= 500 && !isOurs;
  return {
    kind: 'failed',
    failure: {
      reason: `the mail server: ${message}`,
      permanent,
      ...(responseCode !== undefined && { status: responseCode }),
    },
  };
}
