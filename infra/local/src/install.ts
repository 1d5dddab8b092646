import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Jdk } from './findJdk.ts';
import { run } from './run.ts';

const HERE = join(import.meta.dirname, '..');
const PARTS = ['kafka', 'elasticsearch', 'redis'] as const;

/** Where the engines' files are. */
export type Installed = {
  readonly kafkaClassPath: string;
  readonly elasticsearchClassPath: string;
  readonly elasticsearchModules: string;
  readonly redisServer: string;
};

export type InstallOptions = {
  readonly jdk: Jdk;
  /** Holds one folder for each version of what is installed. */
  readonly cache: string;
  readonly onProgress: (line: string) => void;
  readonly signal?: AbortSignal;
};

/**
 * Resolves the engines from Maven artifacts (Maven checks their checksums and fails on a wrong one), compiles the few
 * Java files that start them, and lays both out, once for each version of poms and sources.
 */
export async function installEngines(options: InstallOptions): Promise<Installed> {
  const home = join(options.cache, fingerprint());
  if (!existsSync(home)) {
    const unfinished = `${home}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    try {
      await layOut(unfinished, options);
      if (!existsSync(home)) renameSync(unfinished, home);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return {
    kafkaClassPath: `${join(home, 'launcher')}:${join(home, 'kafka')}/*`,
    elasticsearchClassPath: `${join(home, 'launcher')}:${join(home, 'elasticsearch')}/*`,
    elasticsearchModules: join(home, 'modules'),
    redisServer: join(home, 'redis-server'),
  };
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of ['java', 'maven']) {
    const files = readdirSync(join(HERE, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
    for (const path of paths) hash.update(path.slice(HERE.length)).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

async function layOut(home: string, options: InstallOptions): Promise<void> {
  mkdirSync(home, { recursive: true });
  for (const part of PARTS) {
    options.onProgress(`resolving ${part} from Maven artifacts`);
    await resolve(part, join(home, part), options);
  }
  options.onProgress('compiling the launcher');
  splitModules(home);
  await compile(home, options);
  await extractRedis(home, options);
}

const resolve = (part: string, folder: string, { signal }: InstallOptions) =>
  run(
    'mvn',
    [
      '-q',
      '-B',
      '--strict-checksums',
      '-f',
      join(HERE, 'maven', part, 'pom.xml'),
      'dependency:copy-dependencies',
      `-DoutputDirectory=${folder}`,
    ],
    {
      missing:
        'Maven (mvn) is needed to bring the engines, and it is not on the PATH; install it, for example with: apt-get install maven',
      ...(signal && { signal }),
    },
  );

/** A module's jars have to stay out of the server's class path. */
function splitModules(home: string): void {
  const transport = join(home, 'modules/transport-netty4');
  mkdirSync(transport, { recursive: true });
  for (const jar of readdirSync(join(home, 'elasticsearch'))) {
    if (/^(netty-|transport-netty4)/.test(jar))
      renameSync(join(home, 'elasticsearch', jar), join(transport, jar));
  }
  describeModule(transport, 'transport-netty4', 'org.elasticsearch.transport.netty4.Netty4Plugin');
}

function describeModule(folder: string, name: string, classname: string): void {
  const version = '9.2.0';
  const lines = {
    description: name,
    version,
    name,
    classname,
    'java.version': '21',
    'elasticsearch.version': version,
  };
  const text = Object.entries(lines).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(join(folder, 'plugin-descriptor.properties'), text.join(''));
}

async function compile(home: string, { jdk }: InstallOptions): Promise<void> {
  const sources = join(HERE, 'java/rasid/local');
  const javac = async (folder: string, output: string) => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.java'))
      .map((name) => join(folder, name));
    mkdirSync(output, { recursive: true });
    await run(join(jdk.home, 'bin/javac'), [
      '--release',
      '21',
      '-cp',
      `${join(home, 'elasticsearch')}/*`,
      '-d',
      output,
      ...files,
    ]);
  };
  await javac(sources, join(home, 'launcher'));
  await javac(join(sources, 'stock'), join(home, 'stock-classes'));
  const stock = join(home, 'modules/stock');
  mkdirSync(stock, { recursive: true });
  await run(join(jdk.home, 'bin/jar'), [
    '--create',
    '--file',
    join(stock, 'stock.jar'),
    '-C',
    join(home, 'stock-classes'),
    '.',
  ]);
  describeModule(stock, 'stock', 'rasid.local.stock.StockPlugin');
}

/** The artifact carries a server for each platform as a resource. */
async function extractRedis(home: string, { jdk }: InstallOptions): Promise<void> {
  const folder = join(home, 'redis');
  const jar = readdirSync(folder).find((name) => name.startsWith('embedded-redis'));
  await run(join(jdk.home, 'bin/jar'), ['--extract', '--file', join(folder, jar ?? '')], { cwd: folder });
  const platform = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const binary = readdirSync(folder).find(
    (name) => name.startsWith('redis-server') && name.endsWith(platform),
  );
  if (binary === undefined)
    throw new Error(
      `no Redis comes for ${platform}; start a Redis of 6.2 or later, Kafka and Elasticsearch yourself, and name all three (README)`,
    );
  cpSync(join(folder, binary), join(home, 'redis-server'));
  chmodSync(join(home, 'redis-server'), 0o755);
}
