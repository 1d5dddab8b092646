import { createHttpClient, type HttpAnswer, type HttpClient } from '@rasid/http';
import type { Reader } from '@rasid/workers';
import type { Attack, Target } from './attack.ts';
import type { Publisher } from './startPublisher.ts';

export type Ending = {
  readonly ended: string;
  /** The beginning of what was found. */
  readonly found: string;
  /** What was found and never may be. */
  readonly leaked: string | undefined;
};

const MiB = 1024 * 1024;
const FEED_BYTES = 8 * MiB;
const PAGE_BYTES = 3 * MiB;
/** As in service, and less patient, since nothing here is worth waiting for. */
const limits = { timeoutMs: 15_000, firstByteMs: 8_000, idleMs: 3_000 };
const bytesOf: Readonly<Record<Target, number>> = { get: FEED_BYTES, feed: FEED_BYTES, page: PAGE_BYTES };

const many = Array.from({ length: 10_000 }, (_, i) => `8.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`);
const names: Readonly<Record<string, readonly string[]>> = {
  'publisher.example': ['127.0.0.1'],
  'thief.example': ['127.0.0.1'],
  'outlet.example': ['93.184.216.34'],
  'private.example': ['10.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'mapped.example': ['::ffff:169.254.169.254'],
  'nat64.example': ['64:ff9b::a9fe:a9fe'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
  'countless.example': [...many, '127.0.0.1'],
  'nobody.example': [],
  'search.internal': ['10.0.0.2'],
};

/** Answers as the names' owner wants. `rebind.example` is the publisher's when it is first asked for, and then not. */
function createHostileResolver() {
  let rebound = false;
  return (hostname: string) => {
    const addresses =
      hostname === 'rebind.example' ? [rebound ? '10.0.0.1' : '127.0.0.1'] : (names[hostname] ?? []);
    if (hostname === 'rebind.example') rebound = true;
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
}

export const openClient = (allowedAddresses: readonly string[]) =>
  createHttpClient({ userAgent: 'test', allowedAddresses, resolve: createHostileResolver() });

const secrets = {
  headers: { 'x-api-key': 'secret' },
  cookie: 'session=secret',
  basicAuth: { username: 'reader', password: 'secret' },
};

/** Asks for an attack, and reads what comes as the services would. */
export async function runAttack(
  { name, as, url, never }: Attack,
  { port }: Pick<Publisher, 'port'>,
  { http, reader }: { http: HttpClient; reader: Reader },
): Promise<Ending> {
  const target = url ?? `http://publisher.example:${port}/${encodeURIComponent(name)}`;
  const answer = await http.get(target, { ...limits, maxBytes: bytesOf[as], request: secrets });
  const { ended, found } = await read(as, answer, reader);
  // copied: a slice would keep all of it
  const begins = Buffer.from(found.slice(0, 200)).toString();
  return { ended, found: begins, leaked: never?.exec(found)?.[0] };
}

type Read = { readonly ended: string; readonly found: string };

async function read(as: Target, answer: HttpAnswer, reader: Reader): Promise<Read> {
  if (answer.kind === 'failed') return { ended: answer.code, found: answer.message };
  if (answer.kind === 'not_modified') return { ended: answer.kind, found: '' };
  if (as === 'get') return { ended: 'ok', found: Buffer.from(answer.body).toString('latin1') };
  return as === 'feed' ? readFeed(answer, reader) : readPage(answer, reader);
}

type Ok = Extract<HttpAnswer, { kind: 'ok' }>;
const NOW = new Date('2026-11-24T10:00:00Z');

async function readFeed({ body, headers, url }: Ok, reader: Reader): Promise<Read> {
  const read = await reader.readFeed(body, headers['content-type'], { url, now: NOW });
  if (!read.ok) return { ended: read.failure, found: read.message };
  const { result } = read.value;
  return result.ok
    ? { ended: 'read', found: JSON.stringify(result.feed) }
    : { ended: result.error.code, found: result.error.message };
}

async function readPage({ body, headers, url }: Ok, reader: Reader): Promise<Read> {
  const decoded = await reader.decodePage({ body, contentType: headers['content-type'], url });
  if (!decoded.ok) return { ended: decoded.failure, found: decoded.message };
  const read = await reader.extractArticle({ html: decoded.value.text, url, now: NOW });
  if (!read.ok) return { ended: read.failure, found: read.message };
  return read.value
    ? { ended: 'article', found: JSON.stringify(read.value) }
    : { ended: 'no article', found: '' };
}
