import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AlertRule, AuditEntry } from '@rasid/contracts';
import type { Stores } from '../openStores.ts';
import type { AlertStream } from './alertStream.ts';

export type LinkParts = {
  readonly key: Buffer;
  readonly stores: Pick<Stores, 'alerts' | 'rules'>;
  readonly record: (entry: AuditEntry) => Promise<void>;
  readonly stream: AlertStream;
  /** Where people reach this server from outside, without a slash at its end. */
  readonly publicUrl: string;
  readonly now: () => Date;
};

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly parts: LinkParts;
};

/** Answers a link that is good for its subject. */
export type Handler = (subject: string, exchange: Exchange) => Promise<void>;

export const isThere = (rule: AlertRule | undefined): rule is AlertRule =>
  rule !== undefined && rule.state !== 'removed';

export function sendPage(response: ServerResponse, status: number, page: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(page);
}
