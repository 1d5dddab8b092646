import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const SHOWN = 3_000;

/** Runs a command to its end; rejects with its last words where it fails, or says how to install it where it is missing. */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; missing?: string; signal?: AbortSignal } = {},
): Promise<string> {
  try {
    const { stdout } = await execute(command, [...args], {
      maxBuffer: 64 * 1024 * 1024,
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...(options.signal && { signal: options.signal }),
    });
    return stdout;
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (code === 'ENOENT' && options.missing !== undefined)
      throw new Error(options.missing, { cause: error });
    const words = `${stdout}\n${stderr}`.trim().slice(-SHOWN);
    throw new Error(`${command} ${args.slice(0, 3).join(' ')} … failed: ${words || String(error)}`, {
      cause: error,
    });
  }
}
