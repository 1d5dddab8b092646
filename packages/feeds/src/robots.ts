export type RobotsQuestion = {
  /** The text of robots.txt. */
  readonly robots: string;
  readonly url: string;
  /** Our product token, or a whole User-Agent that begins with it. */
  readonly agent: string;
};
export type RobotsAnswer = { readonly allowed: boolean; readonly crawlDelaySeconds?: number };

type Rule = { readonly allow: boolean; readonly pattern: string };
type Group = { readonly agents: string[]; readonly rules: Rule[]; delay?: number };

/** Whether a page may be fetched (RFC 9309), and how long to wait between two requests where the group says so. */
export function isAllowed({ robots, url, agent }: RobotsQuestion): RobotsAnswer {
  const groups = groupsFor(readGroups(robots), agent);
  const delay = groups.find((group) => group.delay !== undefined)?.delay;
  const allowed = judge(
    groups.flatMap(({ rules }) => rules),
    pathOf(url),
  );
  return { allowed, ...(delay !== undefined && { crawlDelaySeconds: delay }) };
}

const tokenOf = (agent: string): string => (/^[a-z_-]+/i.exec(agent.trim())?.[0] ?? '').toLowerCase();

/** All groups that name us, as one; else all that are for everybody. */
function groupsFor(groups: readonly Group[], agent: string): Group[] {
  const token = tokenOf(agent);
  const ours = groups.filter(({ agents }) => token !== '' && agents.includes(token));
  return ours.length > 0 ? ours : groups.filter(({ agents }) => agents.includes('*'));
}

function readGroups(robots: string): Group[] {
  const groups: Group[] = [];
  let isNaming = false;
  for (const line of robots.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line) ?? [];
    const field = name.toLowerCase();
    const group = groups.at(-1);
    if (field === 'user-agent') {
      const agent = value.trim() === '*' ? '*' : tokenOf(value);
      if (isNaming && group) group.agents.push(agent);
      else groups.push({ agents: [agent], rules: [] });
      isNaming = true;
      continue;
    }
    if (!/^(dis)?allow$|^crawl-delay$/.test(field) || !group) continue;
    isNaming = false;
    if (field === 'crawl-delay') readDelay(group, value);
    else if (value.trim() !== '')
      group.rules.push({ allow: field === 'allow', pattern: encoded(value.trim()) });
  }
  return groups;
}

function readDelay(group: Group, value: string): void {
  const seconds = Number.parseFloat(value);
  if (seconds >= 0 && Number.isFinite(seconds)) group.delay ??= seconds;
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return encoded(pathname + search);
}

/** One percent-encoding for what means the same: UTF-8 in upper-case escapes, unreserved letters bare. */
function encoded(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/g, (text) => encodeURIComponent(text.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (escape) => {
      const letter = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return /[A-Za-z0-9._~-]/.test(letter) ? letter : escape.toUpperCase();
    });
}

/** The longest rule that matches; of two equally long ones that which allows. */
function judge(rules: readonly Rule[], path: string): boolean {
  if (path === '/robots.txt') return true;
  let best: Rule | undefined;
  for (const rule of rules) {
    const longer = rule.pattern.length - (best?.pattern.length ?? -1);
    if ((longer > 0 || (longer === 0 && rule.allow)) && matches(rule.pattern, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** `*` stands for anything, `$` at the end for the end. Takes time linear in the path for each part of the pattern. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...parts] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = parts.pop();
  if (last === undefined) return !isWhole || at === path.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return isWhole ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0;
}
