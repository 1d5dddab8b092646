import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

export type Publisher = {
  readonly port: number;
  readonly tlsPort: number;
  readonly silentPort: number;
  close(): Promise<void>;
};

/** Starts the hostile publisher in a process of its own. */
export async function startPublisher(): Promise<Publisher> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'publisher.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    ...(JSON.parse(line) as Omit<Publisher, 'close'>),
    close: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
