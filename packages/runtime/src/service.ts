import { ConfigError } from './config.ts';
import { startHealthServer, type ReadinessCheck } from './health.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { SettingName } from './settings.ts';
import { createShutdown, runUntilStopped, type Shutdown } from './shutdown.ts';

/** What every service reads, to be spread into its own names. */
export const serviceSettings = {
  logLevel: 'RASID_LOG_LEVEL',
  httpHost: 'RASID_HTTP_HOST',
  httpPort: 'RASID_HTTP_PORT',
  stopWithStdin: 'RASID_STOP_WITH_STDIN',
} as const satisfies Record<string, SettingName>;

type ServiceConfig = {
  readonly logLevel: string;
  readonly httpHost: string;
  readonly httpPort: number;
  readonly stopWithStdin: boolean;
};

export type Service<Config> = {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly shutdown: Shutdown;
};

const WRONG_CONFIGURATION = 78; // EX_CONFIG of sysexits.h

/**
 * Runs a service until SIGTERM, SIGINT, the end of standard input (where asked for) or a fatal error; exit status 0
 * after a clean stop, 78 for a wrong configuration, else 1. /livez, /readyz and /metrics answer from the beginning;
 * `start` opens the rest, and resolves, when the service works, to what /readyz asks from then on.
 */
export function runService<Config extends ServiceConfig>(
  name: string,
  readConfig: (env: NodeJS.ProcessEnv) => Config,
  start: (service: Service<Config>) => Promise<ReadinessCheck>,
): void {
  const config = readOrLeave(name, readConfig);
  const logger = createLogger(name, config.logLevel);
  const metrics = createMetrics(name);
  const shutdown = createShutdown(logger);
  runUntilStopped(shutdown, { logger, stopWithStdin: config.stopWithStdin }, async () => {
    let check: ReadinessCheck = () => 'starting';
    const health = await startHealthServer({
      host: config.httpHost,
      port: config.httpPort,
      registry: metrics.registry,
      checks: { [name]: () => check() },
    });
    shutdown.add('health', () => health.close());
    check = await start({ config, logger, metrics, shutdown });
    logger.info({ url: health.url }, 'ready');
  });
}

function readOrLeave<Config>(name: string, readConfig: (env: NodeJS.ProcessEnv) => Config): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${name}: ${error.message}\n`);
    process.exit(WRONG_CONFIGURATION);
  }
}
