import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether the process runs, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const START_TIME = 19; // field 22 of proc(5), counted from behind the command's name

/** When the process began, in whatever words the system has for it; undefined where it does not run. */
export function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .at(START_TIME);
  } catch {
    return undefined;
  }
}
