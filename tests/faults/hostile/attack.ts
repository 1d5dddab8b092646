import type { Socket } from 'node:net';

/** Says to a socket, once its request has come, what the publisher wants to say. */
export type Serve = (socket: Socket, request: string) => void;

/** What is asked for: bytes, a feed, or an article's page. */
export type Target = 'get' | 'feed' | 'page';

export type Attack = {
  readonly name: string;
  readonly as: Target;
  /** How it must end; one of several where the parser may choose. */
  readonly ends: string | readonly string[];
  /** The publisher's answer at `/<name>`. */
  readonly serve?: Serve;
  /** Where to ask, when not at `/<name>`; `PORT` is the publisher's. */
  readonly url?: string;
  /** What was read must not contain this. */
  readonly never?: RegExp;
};

export const attackOf = (
  as: Target,
  table: Readonly<Record<string, readonly [Serve, Attack['ends'], RegExp?]>>,
): Attack[] =>
  Object.entries(table).map(([name, [serve, ends, never]]) => ({
    name,
    as,
    serve,
    ends,
    ...(never && { never }),
  }));

/** An answer with these headers and this body, which is made when it is first wanted. */
export function reply(
  make: () => string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Serve {
  let body: Buffer | undefined;
  return (socket) => {
    body ??= Buffer.from(make() as Uint8Array);
    const lines = Object.entries({ 'content-length': String(body.length), ...headers });
    socket.write(
      `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    );
    socket.end(body);
  };
}

export const redirect = (location: string, status = '302 Found'): Serve =>
  reply(() => '', { location }, status);

/** Bytes as they are, then the end. */
export const say =
  (bytes: string): Serve =>
  (socket) =>
    socket.end(bytes, 'latin1');

/** Says the beginning, and then a piece again and again, as fast as it is taken or every so many milliseconds. */
export const endless =
  (start: string, piece: string | Uint8Array, everyMs?: number): Serve =>
  (socket) => {
    socket.write(start, 'latin1');
    if (everyMs !== undefined) {
      const timer = setInterval(() => socket.write(piece), everyMs);
      socket.once('close', () => clearInterval(timer));
      return;
    }
    const pour = (): void => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', pour);
    pour();
  };

export const OK = 'HTTP/1.1 200 OK\r\n';
