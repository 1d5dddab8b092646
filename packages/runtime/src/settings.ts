import { alertName, namespaceSchema } from '@rasid/contracts';
import { z } from 'zod';

export type Setting<T> = {
  readonly meaning: string;
  /** As it would stand in the environment; without one the setting is required. */
  readonly default?: string;
  readonly check: z.ZodType<T, string>;
  readonly secret?: true;
};

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

const text = z.string();
const list = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string()));
const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'expected a whole number').transform(Number).pipe(z.number().min(min).max(max));
const url = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `expected an address of ${protocols.join(' or ')}`,
  });

const networks = list.pipe(
  z.array(z.union([z.cidrv4(), z.cidrv6()], { error: 'expected networks such as 10.0.0.0/8' })),
);

const KiB = 1024;
const MiB = 1024 * KiB;

/** Every setting of every service, in one table. The README's list is printed from it. */
export const settings = {
  RASID_NAMESPACE: setting({
    meaning: 'put before every topic, index, queue and key, for several Rasids on shared engines',
    default: '',
    check: namespaceSchema,
  }),
  RASID_KAFKA_BROKERS: setting({
    meaning: 'addresses of Kafka, `host:port`, separated by commas',
    default: '127.0.0.1:9092',
    check: list.pipe(z.array(z.string().regex(/^[^:\s]+:\d+$|^\[.+\]:\d+$/, 'expected host:port')).min(1)),
  }),
  RASID_KAFKA_REPLICATION: setting({
    meaning: 'replicas of the topics that Rasid creates',
    default: '1',
    check: whole(1, 9),
  }),
  RASID_ELASTICSEARCH_URL: setting({
    meaning: 'address of Elasticsearch 9',
    default: 'http://127.0.0.1:9200',
    check: url('http', 'https'),
  }),
  RASID_ELASTICSEARCH_API_KEY: setting({
    meaning: 'API key for Elasticsearch, where security is on',
    default: '',
    check: text,
    secret: true,
  }),
  RASID_REDIS_URL: setting({
    meaning: 'address of Redis 6.2 or later, with `maxmemory-policy noeviction`',
    default: 'redis://127.0.0.1:6379',
    check: url('redis', 'rediss'),
    secret: true,
  }),
  RASID_ELASTICSEARCH_HEAP: setting({
    meaning: 'heap of the local Elasticsearch that `rasid up` starts, as Java writes it',
    default: '1g',
    check: z.string().regex(/^\d+[mg]$/, 'expected a size such as 1g or 512m'),
  }),
  RASID_LOG_LEVEL: setting({
    meaning: 'fatal, error, warn, info, debug or trace',
    default: 'info',
    check: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']),
  }),
  RASID_HTTP_HOST: setting({
    meaning: 'where a service answers /livez, /readyz and /metrics',
    default: '127.0.0.1',
    check: text,
  }),
  RASID_HTTP_PORT: setting({
    meaning: 'the port of the same; 0 takes a free one and logs it',
    default: '0',
    check: whole(0, 65_535),
  }),
  RASID_STOP_WITH_STDIN: setting({
    meaning: '`true`: the service stops when its standard input ends, and so never outlives what started it',
    default: 'false',
    check: z.enum(['true', 'false']).transform((value) => value === 'true'),
  }),
  RASID_USER_AGENT: setting({
    meaning: 'how the fetcher introduces itself to publishers',
    default: 'Rasid/0.1 (+https://github.com/rasid-news/rasid)',
    check: z.string().min(1).max(200),
  }),
  RASID_FETCH_TIMEOUT_MS: setting({
    meaning: 'longest time for one request to a publisher, redirects included',
    default: '20000',
    check: whole(100, 300_000),
  }),
  RASID_FEED_MAX_BYTES: setting({
    meaning: 'largest feed, after decompression',
    default: String(8 * MiB),
    check: whole(KiB, 64 * MiB),
  }),
  RASID_PAGE_MAX_BYTES: setting({
    meaning: 'largest article page, after decompression',
    default: String(3 * MiB),
    check: whole(KiB, 6 * MiB),
  }),
  RASID_HOST_SPACING_MS: setting({
    meaning: 'least time between two requests to one host, over all workers',
    default: '1000',
    check: whole(0, 3_600_000),
  }),
  RASID_HOST_CONCURRENCY: setting({
    meaning: 'most requests to one host at once, over all workers',
    default: '2',
    check: whole(1, 100),
  }),
  RASID_POLL_CONCURRENCY: setting({
    meaning: 'feeds polled at once by one fetcher',
    default: '60',
    check: whole(1, 1000),
  }),
  RASID_FETCH_CONCURRENCY: setting({
    meaning: 'article pages fetched at once by one fetcher',
    default: '20',
    check: whole(1, 1000),
  }),
  RASID_FETCH_ATTEMPTS: setting({
    meaning: 'attempts for an article page before it is dead-lettered',
    default: '5',
    check: whole(1, 20),
  }),
  RASID_WEBSUB_CALLBACK_URL: setting({
    meaning:
      'where hubs reach the fetcher from outside (WebSub), such as `https://rasid.example.org/websub`; empty: no hub is asked',
    default: '',
    check: z.union([z.literal(''), url('http', 'https')]),
  }),
  RASID_WEBSUB_SECRET: setting({
    meaning:
      'any long secret, of which the keys and secrets of subscriptions are made; the same for all fetchers',
    default: '',
    check: text,
    secret: true,
  }),
  RASID_WEBSUB_HOST: setting({
    meaning: 'where the fetcher listens for hubs',
    default: '127.0.0.1',
    check: text,
  }),
  RASID_WEBSUB_PORT: setting({
    meaning: 'the port of the same; 0 takes a free one and logs it',
    default: '0',
    check: whole(0, 65_535),
  }),
  RASID_ALLOWED_ADDRESSES: setting({
    meaning: 'private networks (CIDR, separated by commas) that may be fetched from all the same',
    default: '',
    check: networks,
  }),
  RASID_ALLOWED_PROXIES: setting({
    meaning: "private networks (CIDR, separated by commas) in which a feed's proxy may stand",
    default: '',
    check: networks,
  }),
  RASID_READER_PROCESSES: setting({
    meaning: 'worker processes of a service in which feeds and pages are read; 0 takes one a core',
    default: '0',
    check: whole(0, 64),
  }),
  RASID_READER_DEADLINE_MS: setting({
    meaning: 'most CPU time for reading one feed or page, after which it is given up',
    default: '5000',
    check: whole(100, 120_000),
  }),
  RASID_READER_HEAP_MB: setting({
    meaning: 'most memory of one such process, in MiB',
    default: '256',
    check: whole(64, 4096),
  }),
  RASID_SECRET_KEY: setting({
    meaning: 'key under which the secrets of channels are kept: 32 bytes in base64; empty takes the key file',
    default: '',
    check: text,
    secret: true,
  }),
  RASID_SECRET_KEY_FILE: setting({
    meaning: 'file of that key, made once if it is not there; empty takes `.rasid/secret.key`',
    default: '',
    check: text,
  }),
  RASID_ALERT_MAX_AGE_HOURS: setting({
    meaning: 'articles that were older when they were first seen alert only rules that ask for them',
    default: '72',
    check: whole(1, 1_000_000),
  }),
  RASID_DELIVERY_CONCURRENCY: setting({
    meaning: 'jobs of alerts, each to one channel, that one alerter works on at once',
    default: '100',
    check: whole(1, 1000),
  }),
  RASID_DELIVERY_TIMEOUT_MS: setting({
    meaning: 'longest time for one attempt to deliver an alert',
    default: '15000',
    check: whole(100, 300_000),
  }),
  RASID_DELIVERY_FIRST_RETRY_MS: setting({
    meaning:
      'longest wait before an alert that was not taken is sent again; doubled each time, up to an hour',
    default: '1000',
    check: whole(10, 600_000),
  }),
  RASID_SMTP_URL: setting({
    meaning: 'mail server for alerts, such as `smtps://user:password@mail.example`; empty sends no mail',
    default: '',
    check: z.union([z.literal(''), url('smtp', 'smtps')]),
    secret: true,
  }),
  RASID_MAIL_FROM: setting({
    meaning: 'sender of alerts by mail',
    default: 'راصد <rasid@localhost>',
    check: z.string().regex(/@/, 'expected a mail address').max(300),
  }),
  RASID_ALERTS_PORT: setting({
    meaning: "the alerter's port for links in alerts, feeds and the stream of events; 0 takes a free one",
    default: '0',
    check: whole(0, 65_535),
  }),
  RASID_PUBLIC_URL: setting({
    meaning: 'where people reach that port from outside; empty leaves links out of alerts',
    default: '',
    check: z.union([z.literal(''), url('http', 'https')]).transform((address) => address.replace(/\/+$/, '')),
  }),
  RASID_SYSTEM_ALERT_CHANNELS: setting({
    meaning:
      'channels, separated by commas, that are told of broken or silent feeds, lag, dead letters and full disks',
    default: '',
    check: list.pipe(z.array(alertName).max(20)),
  }),
  RASID_SYSTEM_ALERT_LAG: setting({
    meaning: 'messages that a stage may be behind before they are told',
    default: '5000',
    check: whole(1, 1_000_000_000),
  }),
  RASID_SYSTEM_ALERT_DEAD_LETTERS: setting({
    meaning: 'dead letters of a topic within an hour before they are told',
    default: '50',
    check: whole(0, 1_000_000_000),
  }),
  RASID_SYSTEM_ALERT_DISK_PERCENT: setting({
    meaning: "how full a disk of Elasticsearch's may be before they are told",
    default: '85',
    check: whole(1, 100),
  }),
  RASID_BULK_MAX_BYTES: setting({
    meaning: 'largest bulk request to Elasticsearch',
    default: String(5 * MiB),
    check: whole(KiB, 90 * MiB),
  }),
  RASID_BULK_MAX_COUNT: setting({
    meaning: 'most documents in one bulk request',
    default: '500',
    check: whole(1, 10_000),
  }),
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof settings;
