import { Agent } from 'undici';
import { createAddressGuard, type Resolve } from './addressGuard.ts';
import type { HttpAnswer } from './answer.ts';
import { createGuardedConnector } from './connector.ts';
import { exchange } from './exchange.ts';
import { proxyPorts } from './ports.ts';
import { createProxyConnector } from './proxy.ts';
import type { PostOptions, RequestOptions } from './requestOptions.ts';

export type HttpClientOptions = {
  readonly userAgent: string;
  /** Networks (CIDR) that may be fetched from although they are not public, on any port. */
  readonly allowedAddresses?: readonly string[];
  /** Networks (CIDR) in which the proxy of a feed may stand, although they are not public. */
  readonly allowedProxies?: readonly string[];
  /** Connections to one host at once; 8 unless said. */
  readonly connections?: number;
  /** Finds the addresses of a name; the system's resolver unless said. */
  readonly resolve?: Resolve;
};

/** Never throws: what went wrong is a value. */
export type HttpClient = {
  get(url: string, options: RequestOptions): Promise<HttpAnswer>;
  post(url: string, body: string | Uint8Array, options: PostOptions): Promise<HttpAnswer>;
  close(): Promise<void>;
};

const limits = {
  maxHeaderSize: 32 * 1024,
  keepAliveTimeout: 5_000,
  keepAliveMaxTimeout: 30_000,
  allowH2: false,
};

/** Headers, and the frames of small bodies. */
const WIRE_OVERHEAD_BYTES = 1024 * 1024;

/** The one client for what goes out to the world: guarded addresses on every hop, and a limit on everything. */
export function createHttpClient({
  userAgent,
  allowedAddresses = [],
  allowedProxies = [],
  connections = 8,
  resolve,
}: HttpClientOptions): HttpClient {
  const asked = resolve && { resolve };
  const guard = createAddressGuard({ allowed: allowedAddresses, ...asked });
  const proxyGuard = createAddressGuard({ allowed: allowedProxies, ports: proxyPorts, ...asked });
  let largestBody = 0;
  const maxWireBytes = () => 2 * largestBody + WIRE_OVERHEAD_BYTES;
  const agent = new Agent({ ...limits, connections, connect: createGuardedConnector(guard, maxWireBytes) });
  const connectToProxy = createGuardedConnector(proxyGuard, maxWireBytes);
  const through = (proxy: string): Agent =>
    new Agent({
      ...limits,
      connections,
      connect: createProxyConnector({ proxy: new URL(proxy), guard, connectToProxy, maxWireBytes }),
    });
  const send = async (
    method: 'GET' | 'POST',
    url: string,
    options: RequestOptions,
    body?: string | Uint8Array,
  ) => {
    largestBody = Math.max(largestBody, options.maxBytes);
    const proxy = options.request?.proxy;
    const dispatcher = proxy === undefined ? agent : through(proxy);
    try {
      return await exchange({ ...options, method, url, body, userAgent, guard, dispatcher });
    } finally {
      if (dispatcher !== agent) void dispatcher.destroy();
    }
  };
  return {
    get: (url, options) => send('GET', url, options),
    post: (url, body, options) => send('POST', url, options, body),
    close: () => agent.destroy(),
  };
}
