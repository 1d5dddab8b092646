import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Taken = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };
export type Answer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | 'hang'
  | 'reset';

/** A server on loopback that stands in for a service: keeps what it is sent, and answers as it is told. */
export async function startStandIn(answer: (request: Taken) => Answer) {
  const taken: Taken[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url: path = '/', headers, method } = request;
      const each = { path, headers, body: Buffer.concat(chunks).toString('utf8') };
      taken.push(each);
      const given = method === 'POST' ? answer(each) : { status: 405 };
      if (given === 'reset') request.socket.destroy();
      else if (given !== 'hang') response.writeHead(given.status, given.headers).end(given.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
export type StandIn = Awaited<ReturnType<typeof startStandIn>>;
