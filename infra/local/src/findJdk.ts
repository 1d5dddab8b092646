import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export type Jdk = { readonly home: string; readonly major: number };

const OLDEST = 21;
const folders = [
  '/usr/lib/jvm',
  '/usr/java',
  '/opt/java',
  join(homedir(), '.sdkman/candidates/java'),
  join(homedir(), '.jdks'),
];

/** JAVA_HOME, else the oldest JDK (with `javac`) of release 21 or later on this machine; throws with all that was looked at. */
export function findJdk(env: NodeJS.ProcessEnv = process.env): Jdk {
  const looked = candidates(env);
  const found = looked
    .map((home) => ({ home, major: releaseOf(home) }))
    .filter(({ major }) => major >= OLDEST);
  const wanted =
    env['JAVA_HOME'] && existsSync(env['JAVA_HOME']) ? realpathSync(env['JAVA_HOME']) : undefined;
  // the oldest that will do is the best tried
  const best = found.find(({ home }) => home === wanted) ?? found.sort((a, b) => a.major - b.major)[0];
  if (best) return best;
  const seen = looked.map((home) => `  ${home}: ${describe(home)}`);
  throw new Error(
    `Elasticsearch needs a JDK of ${OLDEST} or later, and none was found; install one or set JAVA_HOME. Looked at:\n` +
      (seen.length > 0 ? seen.join('\n') : '  nothing: no JAVA_HOME, no java on the PATH, no known folder'),
  );
}

const describe = (home: string): string =>
  releaseOf(home) > 0 ? `release ${releaseOf(home)}` : 'no JDK (javac or release file missing)';

function candidates(env: NodeJS.ProcessEnv): string[] {
  const named = Object.entries(env).flatMap(([name, value]) =>
    /^JAVA_HOME(_.*)?$|^JDK_HOME$/.test(name) && value ? [value] : [],
  );
  const listed = folders.flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [],
  );
  const all = [...named, ...onPath(env), ...listed, ...onMac()].filter((home) => existsSync(home));
  return [...new Set(all.map((home) => realpathSync(home)))];
}

function onPath({ PATH = '' }: NodeJS.ProcessEnv): string[] {
  const javac = PATH.split(':')
    .map((folder) => join(folder, 'javac'))
    .find((file) => existsSync(file));
  return javac ? [dirname(dirname(realpathSync(javac)))] : [];
}

function onMac(): string[] {
  if (process.platform !== 'darwin') return [];
  try {
    return [execFileSync('/usr/libexec/java_home', ['-v', `${OLDEST}+`], { encoding: 'utf8' }).trim()];
  } catch {
    return [];
  }
}

/** The release number in the JDK's own `release` file; 0 where this is no JDK. */
export function releaseOf(home: string): number {
  try {
    if (!existsSync(join(home, 'bin/javac'))) return 0;
    const [, major] = /JAVA_VERSION="(\d+)/.exec(readFileSync(join(home, 'release'), 'utf8')) ?? [];
    return Number(major ?? 0);
  } catch {
    return 0;
  }
}
