import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';

const opened: { server: Server; sockets: Set<Socket> }[] = [];

afterEach(() => {
  for (const { server, sockets } of opened.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** Serves until the end of the test; gives the port on 127.0.0.1. */
async function open(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  opened.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export const servePort = (listener: RequestListener): Promise<number> => open(createServer(listener));
export const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await servePort(listener)}`;

/** Says to whoever connects and asks what it says, byte by byte as given. */
export const serveRaw = async (answer: (socket: Socket, request: string) => void): Promise<string> => {
  const server = createTcpServer((socket) => {
    socket.once('data', (request) => answer(socket, request.toString('latin1')));
  });
  return `http://127.0.0.1:${await open(server)}`;
};
export const serveTcp = (onSocket: (socket: Socket) => void): Promise<number> =>
  open(createTcpServer(onSocket));
