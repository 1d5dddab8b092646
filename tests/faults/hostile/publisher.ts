import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { certificate } from './certificate.ts';
import { servedAttacks } from './attacks/index.ts';

/**
 * The hostile publisher, as a process of its own: what it costs to make a bomb is not held against those who disarm
 * it. Prints its ports as JSON and ends with its standard input.
 */
const answers = new Map(servedAttacks.map(({ name, serve }) => [encodeURIComponent(name), serve]));

const TLS_HANDSHAKE = 0x16;

function onSocket(socket: Socket): void {
  socket.on('error', () => undefined);
  let request = '';
  socket.on('data', (chunk: Buffer) => {
    if (chunk[0] === TLS_HANDSHAKE) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const begun = request.includes('\r\n\r\n');
    request = (request + chunk.toString('latin1')).slice(0, 65_536);
    if (begun || !request.includes('\r\n\r\n')) return;
    const path = /^\S+ \/([^/?\s]*)/.exec(request)?.[1] ?? '';
    const serve = answers.get(path);
    if (serve) serve(socket, request);
    else socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
  });
}

/** Packing takes long; whoever asks first is not to wait for it. */
const nobody = {
  destroyed: true,
  write: () => false,
  end: () => undefined,
  on: () => nobody,
  once: () => nobody,
};
for (const { name, serve } of servedAttacks) {
  if (name.startsWith('bomb: ')) serve(nobody as unknown as Socket, '');
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const ports = {
  port: await listen(createServer(onSocket)),
  tlsPort: await listen(createTlsServer(certificate, onSocket)),
  silentPort: await listen(createServer((socket) => void socket.on('error', () => undefined))),
};
process.stdout.write(`${JSON.stringify(ports)}\n`);
process.stdin.resume().once('close', () => process.exit(0));
