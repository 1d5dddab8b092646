import type { Logger } from './logger.ts';

export type Shutdown = {
  /** Registers what is to be closed; the last opened is closed first. */
  add(name: string, close: () => Promise<unknown>): void;
  /** Aborted when the shutdown begins. */
  readonly signal: AbortSignal;
  run(reason: string): Promise<void>;
};

const SHUTDOWN_TIMEOUT_MS = 25_000;

/** Ordered shutdown: runs backwards through what was opened, each part once, whatever the others do. */
export function createShutdown(logger: Logger): Shutdown {
  const parts: { name: string; close: () => Promise<unknown> }[] = [];
  const controller = new AbortController();
  let running: Promise<void> | undefined;
  const closeAll = async (reason: string) => {
    logger.info({ reason }, 'shutting down');
    controller.abort(new Error(`shutting down: ${reason}`));
    for (const { name, close } of parts.reverse()) {
      try {
        await close();
      } catch (error) {
        logger.warn({ err: error, part: name }, 'a part did not close cleanly');
      }
    }
    logger.info('stopped');
  };
  return {
    signal: controller.signal,
    add: (name, close) => parts.push({ name, close }),
    run: (reason) => (running ??= closeAll(reason)),
  };
}

/**
 * Runs until SIGTERM, SIGINT, the end of standard input (where asked for) or a fatal error, then shuts down; exit
 * status 0 after a clean stop, else 1.
 */
export function runUntilStopped(
  shutdown: Shutdown,
  { logger, stopWithStdin }: { logger: Logger; stopWithStdin: boolean },
  start: () => Promise<void>,
): void {
  const end = (reason: string, status: number) => {
    setTimeout(() => {
      logger.error('the shutdown took too long; leaving');
      process.exit(1);
    }, SHUTDOWN_TIMEOUT_MS).unref();
    void shutdown.run(reason).then(() => process.exit(status));
  };
  process.once('SIGTERM', () => end('SIGTERM', 0));
  process.once('SIGINT', () => end('SIGINT', 0));
  if (stopWithStdin) process.stdin.resume().once('close', () => end('standard input ended', 0));
  const fail = (what: string) => (error: unknown) => {
    logger.fatal({ err: error }, what);
    end(what, 1);
  };
  process.on('uncaughtException', fail('uncaught exception'));
  process.on('unhandledRejection', fail('unhandled rejection'));
  start().catch(fail('the service could not start'));
}
