import { startService, untilReady, type ServiceProcess } from '@rasid/local-engines/services';

export type ServiceName = 'fetcher' | 'enricher' | 'indexer' | 'alerter' | 'api';

export type Fleet = {
  readonly processes: ReadonlyMap<ServiceName, ServiceProcess>;
  /** `kill -9`; resolves when the process is gone. */
  kill(name: ServiceName): Promise<void>;
  /** Starts a service that was killed, and waits until it is ready. */
  restart(name: ServiceName): Promise<void>;
  stop(): Promise<void>;
};

export type FleetOptions = {
  /** Addresses and namespace, as settings of the services. */
  readonly env: Readonly<Record<string, string>>;
  /** Logs go to `<home>/logs`. */
  readonly home: string;
  readonly services?: readonly ServiceName[];
};

const START_TIMEOUT_MS = 120_000;

/** Real service processes, for tests and benches. Resolves when all of them are ready. */
export async function startFleet({
  env,
  home,
  services = ['fetcher', 'enricher', 'indexer', 'alerter'],
}: FleetOptions): Promise<Fleet> {
  const processes = new Map<ServiceName, ServiceProcess>();
  const start = async (name: ServiceName) => {
    const service = await startService(name, { env, home });
    processes.set(name, service);
    await untilReady(service, AbortSignal.timeout(START_TIMEOUT_MS));
  };
  const stop = async () => {
    await Promise.all([...processes.values()].map((service) => service.stop()));
  };
  try {
    await Promise.all(services.map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    processes,
    stop,
    restart: start,
    kill: async (name) => {
      const service = processes.get(name);
      if (!service) throw new Error(`there is no running ${name}`);
      service.kill('SIGKILL');
      await service.ended;
    },
  };
}
