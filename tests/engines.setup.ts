import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { acquireTestEngines, type Engines } from '@rasid/testkit/engines';
import type { TestProject } from 'vitest/node';

/** What tests get with `inject('engines')`: addresses, and where to ask for an engine to be killed or started again. */
export type EngineAddresses = {
  readonly kafkaBrokers: string[];
  readonly elasticsearchUrl: string;
  readonly redisUrl: string;
  /** POST /<engine>/<signal> or /<engine>/restart */
  readonly controlUrl: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    engines: EngineAddresses;
  }
}

type Shared = {
  users: number;
  opened: Promise<{ engines: Engines; control: Server; addresses: EngineAddresses }> | undefined;
};

/** One set of engines for all projects of a run, wherever this module is loaded. */
const key = Symbol.for('rasid.test-engines');
const shared = ((globalThis as unknown as Record<symbol, Shared>)[key] ??= { users: 0, opened: undefined });

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.users++;
  const { addresses } = await (shared.opened ??= open());
  project.provide('engines', addresses);
  return async () => {
    if (--shared.users > 0 || !shared.opened) return;
    const { engines, control } = await shared.opened;
    shared.opened = undefined;
    control.closeAllConnections();
    control.close();
    await engines.stop();
  };
}

async function open() {
  const engines = await acquireTestEngines((line) => console.error(`engines: ${line}`));
  const control = createControl(engines);
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const { port } = control.address() as AddressInfo;
  const { kafkaBrokers, elasticsearchUrl, redisUrl } = engines;
  const controlUrl = `http://127.0.0.1:${port}`;
  return { engines, control, addresses: { kafkaBrokers, elasticsearchUrl, redisUrl, controlUrl } };
}

const names = ['kafka', 'elasticsearch', 'redis'] as const;
const signals = ['SIGKILL', 'SIGTERM', 'SIGSTOP', 'SIGCONT'] as const;

/** The engines are children of this process; tests run in others. */
const createControl = (engines: Engines): Server =>
  createServer((request, response) => {
    const [, engineName, act] = (request.url ?? '').split('/');
    const name = names.find((known) => known === engineName);
    const signal = signals.find((known) => known === act);
    if (!name || (!signal && act !== 'restart')) {
      response.writeHead(404).end(`expected /<engine>/<signal> or /<engine>/restart, got ${request.url}`);
      return;
    }
    if (signal) engines[name].kill(signal);
    const done = signal ? Promise.resolve() : engines[name].restart();
    done.then(
      () => response.writeHead(200).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
