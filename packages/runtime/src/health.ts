import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** Undefined when all is well, else what is wrong, in words. */
export type ReadinessCheck = () => string | undefined | Promise<string | undefined>;

export type HealthServer = { readonly url: string; close(): Promise<void> };

/**
 * Serves /livez (the process turns), /readyz (200 when every check passes, else 503 with what is wrong) and
 * /metrics (Prometheus text).
 */
export async function startHealthServer(options: {
  host: string;
  port: number;
  registry: Registry;
  checks: Readonly<Record<string, ReadinessCheck>>;
}): Promise<HealthServer> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '/', response, options).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await listen(server, options.host, options.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listen = (server: Server, host: string, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

async function answer(
  path: string,
  response: ServerResponse,
  { registry, checks }: { registry: Registry; checks: Readonly<Record<string, ReadinessCheck>> },
): Promise<void> {
  if (path === '/livez') return json(response, 200, { live: true });
  if (path === '/readyz') {
    const troubles = await findTroubles(checks);
    const ready = Object.keys(troubles).length === 0;
    return json(response, ready ? 200 : 503, { ready, troubles });
  }
  if (path === '/metrics') {
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    return;
  }
  json(response, 404, { error: `no such path: ${path}; there are /livez, /readyz and /metrics` });
}

async function findTroubles(
  checks: Readonly<Record<string, ReadinessCheck>>,
): Promise<Record<string, string>> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const trouble = await Promise.resolve(check()).catch((error: unknown) => String(error));
      return trouble ? [[name, trouble] as const] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
