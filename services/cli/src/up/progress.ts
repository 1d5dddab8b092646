import colors from 'picocolors';

export type Progress = { done(line: string): void; note(line: string): void; fail(line: string): void };

/** Progress lines on standard error, each with the seconds since the start. */
export function createProgress(startedAt = performance.now()): Progress {
  const write = (mark: string, line: string) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
    process.stderr.write(`${colors.dim(`${seconds} s`)} ${mark} ${line}\n`);
  };
  return {
    done: (line) => write(colors.green('✓'), line),
    note: (line) => write(colors.dim('·'), line),
    fail: (line) => write(colors.red('✗'), line),
  };
}
