import { Script } from 'node:vm';

/**
 * The process of a worker: runs the functions of the module named by its first argument, as its parent asks. It ends
 * with its parent's channel; a job that hangs while the parent is killed is broken off, so that nothing outlives it.
 */
type Asked = { readonly name: string; readonly job: unknown; readonly timeoutMs: number };

const jobs = (await import(process.argv[2] ?? '')) as Readonly<Record<string, (job: unknown) => unknown>>;
const current: { run: () => unknown } = { run: () => undefined };
Object.defineProperty(globalThis, 'runJob', { value: () => current.run() });
const guarded = new Script('runJob()');

process.on('message', ({ name, job, timeoutMs }: Asked) => {
  current.run = () => jobs[name]?.(job);
  try {
    // a thread of the machine's own keeps the time, and reaches into loops
    process.send?.({ ok: true, value: guarded.runInThisContext({ timeout: timeoutMs }) as unknown });
  } catch (thrown) {
    process.send?.({ ok: false, message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
