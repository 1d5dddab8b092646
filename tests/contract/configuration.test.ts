import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test.each(['fetcher', 'enricher', 'indexer', 'alerter'])('%s names each wrong setting and leaves', (name) => {
  const main = resolve(import.meta.dirname, '../../services', name, 'src/main.ts');
  const { status, stderr } = spawnSync(process.execPath, [main], {
    env: { ...process.env, RASID_KAFKA_BROKERS: 'x', RASID_ELASTICSEARCH_URI: 'http://127.0.0.1:9200' },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(status).toBe(78);
  expect(stderr).toContain('RASID_KAFKA_BROKERS: expected host:port, got "x"');
  expect(stderr).toContain(
    'RASID_ELASTICSEARCH_URI: there is no such setting; is it RASID_ELASTICSEARCH_URL?',
  );
  expect(stderr).not.toContain('    at ');
});
