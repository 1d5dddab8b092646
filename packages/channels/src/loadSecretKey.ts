import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const KEY_BYTES = 32;

/**
 * The key that secrets are kept under: the one given (base64), else that of a file, which is made once where there is
 * none, readable for its owner alone. However many processes begin at once, they get the same.
 */
export function loadSecretKey({ given, path }: { readonly given: string; readonly path: string }): Buffer {
  if (given !== '') return checked(given, 'RASID_SECRET_KEY');
  const known = readIfThere(path);
  if (known !== undefined) return checked(known, path);
  createOnce(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
  return checked(readIfThere(path) ?? '', path);
}

function checked(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new Error(
    `${where}: expected ${KEY_BYTES} bytes in base64, such as: openssl rand -base64 ${KEY_BYTES}`,
  );
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written aside and then linked: whoever finds the file finds all of it, and the first one stays. */
function createOnce(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, text, { mode: 0o600 });
  try {
    linkSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}
