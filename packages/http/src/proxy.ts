import { isIPv6, type Socket } from 'node:net';
import { buildConnector, Client } from 'undici';
import type { AddressGuard } from './addressGuard.ts';
import type { Connector } from './connector.ts';
import { FetchError } from './failure.ts';
import { portOf } from './ports.ts';
import { limitWire } from './wireLimit.ts';

export type ProxyParts = {
  /** An http or https address, with the proxy's user and password where it wants them. */
  readonly proxy: URL;
  /** Judges the hosts behind the proxy. */
  readonly guard: AddressGuard;
  /** Connects to the proxy itself. */
  readonly connectToProxy: Connector;
  readonly maxWireBytes: () => number;
};

const TUNNEL_TIMEOUT_MS = 10_000;
const overTls = buildConnector({ allowH2: false, timeout: TUNNEL_TIMEOUT_MS });

/**
 * Connects through a proxy's tunnel (CONNECT, RFC 9110 §9.3.6), plain http as well. The host is resolved and checked
 * here, and the proxy is asked for the checked address: a name that it would resolve by itself could lead into its
 * own network.
 */
export function createProxyConnector(parts: ProxyParts): Connector {
  return (options, callback) => {
    openTunnel(parts, options).then(
      (socket) => {
        if (options.protocol === 'https:')
          overTls({ ...options, httpSocket: socket }, limited(callback, parts.maxWireBytes));
        else callback(null, socket);
      },
      (error: unknown) => callback(error as Error, null),
    );
  };
}

type Callback = Parameters<Connector>[1];

/** What is read through TLS is not read from the socket below it. */
const limited =
  (callback: Callback, maxWireBytes: () => number): Callback =>
  (...[error, socket]) => {
    if (error) return callback(error, null);
    limitWire(socket, maxWireBytes);
    return callback(null, socket);
  };

async function openTunnel(
  { proxy, guard, connectToProxy }: ProxyParts,
  target: buildConnector.Options,
): Promise<Socket> {
  const port = portOf(target);
  const [{ address }] = await guard.resolve(target.hostname.replace(/^\[|\]$/g, ''), port);
  const authority = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
  const client = new Client(proxy.origin, { connect: connectToProxy, headersTimeout: TUNNEL_TIMEOUT_MS });
  try {
    const { statusCode, socket } = await client.connect({
      path: authority,
      headers: proxyHeaders(proxy, authority),
    });
    if (statusCode === 200) return socket as Socket;
    socket.destroy();
    throw new FetchError(
      'proxy_failed',
      `the proxy ${proxy.host} answers ${statusCode} to CONNECT ${authority}`,
    );
  } finally {
    void client.close();
  }
}

function proxyHeaders({ username, password }: URL, authority: string): Record<string, string> {
  if (username === '' && password === '') return { host: authority };
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { host: authority, 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` };
}
