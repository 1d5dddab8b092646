import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalEngines, type Engines } from '@rasid/local-engines';
import { dockerAnswers, startContainers } from './containers.ts';

export type { Engines };

/**
 * Real engines for tests: the official images where a Docker engine answers, else the local ones, with their data in a
 * folder of their own. `stop` leaves nothing behind.
 */
export async function acquireTestEngines(onProgress: (line: string) => void): Promise<Engines> {
  if (await dockerAnswers()) {
    onProgress('a Docker engine answers: starting the official images');
    return startContainers();
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'rasid-tests-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const engines = await startLocalEngines({ dataDir, onProgress });
    return { ...engines, stop: () => engines.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
