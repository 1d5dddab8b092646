import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startOf } from './processes.ts';

/** Takes a data folder for this process; throws where a living process has it. Returns how to give it back. */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'engines.lock');
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}`, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [holder = '', start = ''] = readFileSync(file, 'utf8').split(/ (.*)/s);
    // its number may be another process's by now
    if (Number(holder) > 0 && isAlive(Number(holder)) && startOf(Number(holder)) === start)
      throw new Error(`"${dataDir}" is in use by process ${holder}; stop it first, or use another folder`);
    rmSync(file, { force: true }); // its holder died without giving it back
  }
}
