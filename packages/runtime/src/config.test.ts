import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const names = {
  brokers: 'RASID_KAFKA_BROKERS',
  port: 'RASID_HTTP_PORT',
  redisUrl: 'RASID_REDIS_URL',
} as const;

test('defaults stand where the environment says nothing', () => {
  expect(readConfig({}, names)).toEqual({
    brokers: ['127.0.0.1:9092'],
    port: 0,
    redisUrl: 'redis://127.0.0.1:6379',
  });
});

test('values are checked and turned into their types', () => {
  const config = readConfig(
    { RASID_KAFKA_BROKERS: 'a:1, b:2', RASID_HTTP_PORT: '8080', HOME: '/root' },
    names,
  );
  expect(config).toMatchObject({ brokers: ['a:1', 'b:2'], port: 8080 });
});

test.each([
  [{ RASID_HTTP_PORT: 'http' }, /RASID_HTTP_PORT: expected a whole number, got "http"/],
  [{ RASID_KAFKA_BROKERS: 'kafka' }, /RASID_KAFKA_BROKERS: expected host:port/],
  [
    { RASID_KAFKA_BROKER: 'a:1' },
    /RASID_KAFKA_BROKER: there is no such setting; is it RASID_KAFKA_BROKERS\?/,
  ],
  [{ RASID_X: '1' }, /RASID_X: there is no such setting$/],
])('%o is refused with its name and the reason', (env, message) => {
  expect(() => readConfig(env, names)).toThrow(ConfigError);
  expect(() => readConfig(env, names)).toThrow(message);
});

test('every problem is named at once, and a secret is never shown', () => {
  const env = { RASID_HTTP_PORT: 'x', RASID_REDIS_URL: 'hunter2' };
  let message = '';
  try {
    readConfig(env, names);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/RASID_HTTP_PORT/);
  expect(message).toMatch(/RASID_REDIS_URL: expected an address of redis or rediss$/m);
  expect(message).not.toContain('hunter2');
});
