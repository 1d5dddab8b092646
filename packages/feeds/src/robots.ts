/** Whether an agent may fetch an address, and how long it is asked to wait between two requests. */
export type RobotsDecision = { readonly allowed: boolean; readonly crawlDelaySeconds?: number };

export type RobotsQuestion = {
  /** The text of /robots.txt; may be empty. */
  readonly robots: string;
  readonly url: string;
  /** A product token, or a whole User-Agent header. */
  readonly agent: string;
};

/** Decides as RFC 9309 says. An address that can't be read is not allowed. */
export const isAllowed = ({ robots, url, agent }: RobotsQuestion): RobotsDecision =>
  createRobots(robots, agent)(url);

/** The same for many addresses of one site. */
export function createRobots(robots: string, agent: string): (url: string) => RobotsDecision {
  const { rules, crawlDelaySeconds } = rulesFor(groupsOf(linesOf(robots)), agent);
  return (url) => ({
    allowed: mayFetch(rules, url),
    ...(crawlDelaySeconds !== undefined && { crawlDelaySeconds }),
  });
}

/** Addresses of the sitemaps that a robots.txt names, absolute ones, each once. */
export const sitemapsOf = (robots: string): string[] => [
  ...new Set(
    linesOf(robots)
      .filter(([key]) => key === 'sitemap')
      .map(([, value]) => URL.parse(value)?.href)
      .filter((url) => url !== undefined && /^https?:/.test(url)) as string[],
  ),
];

/** What is beyond is not read (RFC 9309 §2.5 asks for at least as much). */
const MAX_BYTES = 500 * 1024;

/** Lines as keys in lower case and values, without comments. The line that the limit cuts is left out. */
function linesOf(robots: string): (readonly [key: string, value: string])[] {
  const lines = limited(robots.replace(/^\ufeff/, '')).split(/\r\n|\r|\n/);
  return lines.flatMap((line) => {
    const text = line.split('#', 1)[0] ?? '';
    const colon = text.indexOf(':');
    return colon < 0
      ? []
      : [[text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()] as const];
  });
}

function limited(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= MAX_BYTES) return text;
  const start = new TextDecoder().decode(bytes.subarray(0, MAX_BYTES));
  return start.slice(0, Math.max(start.lastIndexOf('\n'), start.lastIndexOf('\r'), 0));
}

type Rule = { readonly allow: boolean; readonly pattern: Pattern };
type Group = { readonly agents: string[]; readonly rules: Rule[]; readonly delays: number[] };

/** §2.2: lines of agents, then rules; a line of another kind stands between them without ending anything (§2.2.4). */
function groupsOf(lines: ReturnType<typeof linesOf>): Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  for (const [key, value] of lines) {
    if (key === 'user-agent') {
      if (open === undefined || open.rules.length > 0)
        groups.push((open = { agents: [], rules: [], delays: [] }));
      open.agents.push(tokenOf(value));
    } else if (key === 'allow' || key === 'disallow')
      open?.rules.push({ allow: key === 'allow', pattern: toPattern(value) });
    else if (key === 'crawl-delay') open?.delays.push(Number.parseFloat(value));
  }
  return groups;
}

/** §2.2.1: letters, `_` and `-`; what follows, as a version, is no part of it. */
function tokenOf(agent: string): string {
  const named = /\(compatible;\s*([a-z0-9_-]+)/i.exec(agent)?.[1] ?? agent.trim();
  if (/^\*(\s|$)/.test(named)) return '*';
  return (/^[a-z_-]+/i.exec(named) ?? /^[a-z0-9_-]+/i.exec(named))?.[0].toLowerCase() ?? '';
}

/** All groups of the agent make one; those of everybody count only where it has none. */
function rulesFor(groups: readonly Group[], agent: string) {
  const token = tokenOf(agent);
  const of = (name: string) => groups.filter(({ agents }) => agents.includes(name));
  const own = token === '' || token === '*' ? [] : of(token);
  const chosen = own.length > 0 ? own : of('*');
  const delays = chosen
    .flatMap((group) => group.delays)
    .filter((delay) => delay >= 0 && Number.isFinite(delay));
  return {
    rules: chosen.flatMap((group) => group.rules),
    crawlDelaySeconds: delays.length > 0 ? Math.max(...delays) : undefined,
  };
}

/** §2.2.2: of the rules that match the longest decides, of equally long ones the one that allows. */
function mayFetch(rules: readonly Rule[], url: string): boolean {
  const path = pathOf(url);
  if (path === undefined) return false;
  if (path === '/robots.txt') return true;
  let decision = { allow: true, octets: -1 };
  for (const { allow, pattern } of rules) {
    if (pattern.octets < decision.octets || (pattern.octets === decision.octets && !allow)) continue;
    if (matches(pattern, path)) decision = { allow, octets: pattern.octets };
  }
  return decision.allow;
}

function pathOf(url: string): string | undefined {
  const parsed = URL.parse(url, url.startsWith('/') ? 'https://site' : undefined);
  return parsed
    ? normalize(parsed.pathname + parsed.search)
        .replaceAll('*', '%2A')
        .replaceAll('$', '%24')
    : undefined;
}

/** What lies between the stars; the last piece ends the path where there is a `$`. */
type Pattern = { readonly pieces: readonly string[]; readonly ends: boolean; readonly octets: number };

function toPattern(value: string): Pattern {
  const ends = value.endsWith('$');
  const pattern = normalize(ends ? value.slice(0, -1) : value).replaceAll('$', '%24');
  return { pieces: pattern.split(/\*+/), ends, octets: value === '' ? 0 : pattern.length + (ends ? 1 : 0) };
}

function matches({ pieces, ends, octets }: Pattern, path: string): boolean {
  const [first = '', ...others] = pieces;
  if (octets === 0 || !path.startsWith(first)) return false;
  if (others.length === 0) return !ends || path.length === first.length;
  let at = first.length;
  const last = ends ? others.pop() : undefined;
  for (const piece of others) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return last === undefined || (path.endsWith(last) && path.length - last.length >= at);
}

const UNRESERVED = /[\w.~-]/;

/**
 * One spelling for what is the same (§2.2.2): what needs no encoding is decoded, what is not ASCII is encoded, and so are
 * reserved characters within a query.
 */
function normalize(path: string): string {
  const question = path.indexOf('?');
  const [before, query] = question < 0 ? [path, ''] : [path.slice(0, question), path.slice(question)];
  return oneSpelling(before) + oneSpelling(query).replaceAll(':', '%3A').replaceAll('/', '%2F');
}

const oneSpelling = (part: string): string =>
  part
    .replace(/%[0-9a-f]{2}/gi, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return UNRESERVED.test(character) ? character : code.toUpperCase();
    })
    .replace(/%(?![0-9A-F]{2})/g, '%25')
    .replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, encode);

const encode = (character: string): string =>
  Array.from(
    new TextEncoder().encode(character),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
