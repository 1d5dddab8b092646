import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freePort } from './freePort.ts';

const portNames = ['kafka', 'kafkaController', 'elasticsearch', 'elasticsearchTransport', 'redis'] as const;
export type Ports = Record<(typeof portNames)[number], number>;

/** Free ports, the same ones as the last time where they still are free. */
export async function choosePorts(dataDir: string): Promise<Ports> {
  const file = join(dataDir, 'ports.json');
  const before = readPorts(file);
  const chosen: Partial<Ports> = {};
  for (const name of portNames) {
    const port = before[name];
    chosen[name] = port !== undefined && (await isFree(port)) ? port : await freePort();
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(chosen)}\n`);
  return chosen as Ports;
}

function readPorts(file: string): Partial<Ports> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>;
  } catch {
    return {};
  }
}

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
