import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

type Received = {
  readonly id: string;
  readonly signatures: number;
  readonly body: WebhookBody;
  readonly atMs: number;
};

/** What we send, as far as tests look at it. */
type WebhookBody = {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly id: string;
    readonly rule: { readonly id: string; readonly name: string };
    readonly headline: string;
    readonly text?: string;
    readonly links?: { readonly acknowledge: string; readonly mute: string };
    readonly articles: readonly { id: string; title: string; url: string; passages: { text: string }[] }[];
    readonly articleCount: number;
    readonly further: { readonly count: number; readonly articleCount: number };
  };
};

/** How a receiver behaves to one request, before it is looked at. */
export type Behaviour = 'take' | 'reset' | 'hang' | { status: number; headers?: Record<string, string> };

/**
 * A receiver of webhooks on loopback that checks each with the published library of Standard Webhooks. Only what it
 * answers 2xx to counts as received; a signature that does not fit is an error for ever.
 */
export async function startReceiver(behave: (path: string) => Behaviour = () => 'take') {
  const received: Received[] = [];
  const forged: string[] = [];
  const secrets = new Map<string, string>();
  let requests = 0;
  const take = (request: IncomingMessage, body: string, response: ServerResponse): void => {
    const path = request.url ?? '/';
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    try {
      const secret = secrets.get(path);
      if (secret === undefined) throw new Error(`${path} has no secret`);
      const verified = new Webhook(secret).verify(body, headers) as WebhookBody;
      received.push({
        id: headers['webhook-id'] ?? '',
        signatures: (headers['webhook-signature'] ?? '').split(' ').length,
        body: verified,
        atMs: Date.now(),
      });
      response.writeHead(204).end();
    } catch (error) {
      forged.push(`${headers['webhook-id'] ?? '?'}: ${String(error)}`);
      response.writeHead(401).end();
    }
  };
  const server = createServer((request, response) => {
    requests++;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    request.on('end', () => {
      const behaviour = behave(request.url ?? '/');
      if (behaviour === 'take') take(request, Buffer.concat(chunks).toString('utf8'), response);
      else if (behaviour === 'reset') request.socket.destroy();
      else if (behaviour !== 'hang') response.writeHead(behaviour.status, behaviour.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (path: string): string => `http://127.0.0.1:${port}${path}`,
    /** What signs the messages to a path. */
    expect: (path: string, secret: string): void => void secrets.set(path, secret),
    received,
    forged,
    requests: () => requests,
    ids: (): string[] => [...new Set(received.map(({ id }) => id))].sort(),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
