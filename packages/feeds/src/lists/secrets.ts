import type { FeedFieldName } from './feedFields.ts';
import { withValue } from './fieldTexts.ts';
import type { FeedSettings } from './feedSettings.ts';

const SECRET_NAME = /auth|cookie|token|secret|passw|api-?key|access-?key|session|signature|credential/i;
const SCHEME = /^\s*(basic|bearer|digest|token|apikey|key|negotiate|aws4)\b/i;
/** A run of letters and digits as keys are, with no space in it. */
const KEY = /^(?=\S*\d)(?=\S*[a-z])[\w+/=.~-]{20,4096}$/i;

/** Whether a header gives access: by its name, by its scheme, or because its value looks like a key. */
export const looksSecret = (name: string, value: string): boolean =>
  SECRET_NAME.test(name) || SCHEME.test(value) || KEY.test(value);

/** A feed whose secrets are replaced, by nothing where `by` is undefined; and what they were, in words. */
function replaceSecrets<T extends FeedSettings>(
  feed: T,
  by: string | undefined,
): { feed: T; secrets: string[] } {
  const secrets: string[] = [];
  let shown = feed;
  const replace = (what: string, field: FeedFieldName, value: unknown): void => {
    secrets.push(what);
    shown = withValue(shown, field, value);
  };
  const { cookie, basicAuth, headers, proxy } = feed.request ?? {};
  const user = basicAuth?.username ?? '';
  if (cookie !== undefined) replace('the cookie', 'cookie', by);
  if (basicAuth) replace('user and password', 'basicAuth', by && { username: user, password: by });
  const secret = Object.entries(headers ?? {}).filter(([name, value]) => looksSecret(name, value));
  if (secret.length > 0) {
    const names = secret.map(([name]) => name);
    replace(`the header ${names.join(', ')}`, 'headers', replaceHeaders(headers ?? {}, names, by));
  }
  for (const [field, url] of [
    ['url', feed.url],
    ['proxy', proxy],
  ] as const) {
    const bare = url === undefined ? undefined : replacePassword(url, by);
    if (bare !== url) replace(`the password in the ${field === 'url' ? 'address' : 'proxy'}`, field, bare);
  }
  return { feed: shown, secrets };
}

function replaceHeaders(
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
  by: string | undefined,
) {
  const kept = Object.entries(headers).flatMap(([name, value]) => {
    const shown = names.includes(name) ? by : value;
    return shown === undefined ? [] : [[name, shown] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** `https://user:***@host`, or without the user where nothing replaces the password. */
function replacePassword(url: string, by: string | undefined): string {
  const [, scheme = '', user, rest = ''] = /^(https?:\/\/)([^/?#\\]*)@(.*)$/is.exec(url) ?? [];
  if (user === undefined) return url;
  return by === undefined ? scheme + rest : `${scheme}${user.split(':')[0]}:${by}@${rest}`;
}

/** A feed as it may be given away, and what was left out of it, in words. */
export const withoutSecrets = <T extends FeedSettings>(feed: T) => replaceSecrets(feed, undefined);

/** A feed as it may be shown: its secrets are there, but can't be read. */
export const hideSecrets = <T extends FeedSettings>(feed: T): T => replaceSecrets(feed, '***').feed;
