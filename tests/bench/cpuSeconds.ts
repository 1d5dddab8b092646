import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** CPU-seconds (user and system) that a process has used so far. */
export function cpuSeconds(pid: number): number {
  if (process.platform !== 'linux') return fromPs(pid);
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]); // utime and stime, in clock ticks of 10 ms
  return ticks / 100;
}

function fromPs(pid: number): number {
  const [, hours = '0', minutes, seconds] =
    /(?:(\d+):)?(\d+):([\d.]+)/.exec(
      execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }),
    ) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
