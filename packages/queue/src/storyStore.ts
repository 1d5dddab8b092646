import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';
import { createScript, type Script } from './script.ts';

/** A report of a story: the group of re-prints that it stands for, what tells its event, when it was published (ms). */
export type StoredReport = {
  readonly group: string;
  readonly storyId: string;
  readonly print: string;
  readonly at: number;
};

export type StoryStoreOptions = {
  /** The terms by which other reports of the event are found. */
  readonly keysOf: (print: string) => readonly number[];
  /** The story that a report belongs to, among those of reports that share its terms; undefined where it begins one. */
  readonly choose: (
    report: Omit<StoredReport, 'storyId'>,
    near: readonly StoredReport[],
  ) => string | undefined;
  /** The reports of the last days as the index has them, the oldest first; asked when Redis has lost them. */
  readonly rebuild: () => AsyncIterable<StoredReport>;
};

export type StoryStore = {
  /** The story of a group of re-prints. The same group always gets the same answer. */
  assign(report: Omit<StoredReport, 'storyId'>): Promise<string>;
};

const TTL_SECONDS = 7 * 24 * 60 * 60;
const MOST_OF_A_KEY = 64;
const MOST_COMPARED = 32;
/** How often a report is compared anew because others came meanwhile that it may belong to. */
const MOST_TRIES = 20;
const PAGE = 200;

/** The latest report of each key: what two lookups agree on where no report came between them. */
const HEADS = `
local prefix, ttl, group = ARGV[2], ARGV[3], ARGV[4]
local function heads(from)
  local all = {}
  for i = from, #ARGV do all[#all + 1] = redis.call('LINDEX', prefix .. 'key:' .. ARGV[i], 0) or '' end
  return table.concat(all, ' ')
end`;

/** ARGV: clock, prefix, time to live, group, most compared, keys… Answers the story, or the heads and reports near. */
const FIND = `${HEADS}
local known = redis.call('GET', prefix .. 'of:' .. group)
if known then
  redis.call('EXPIRE', prefix .. 'of:' .. group, ttl)
  return {'known', known}
end
if redis.call('EXISTS', prefix .. 'warm') == 0 then return {'cold'} end
local shared, order = {}, {}
for i = 6, #ARGV do
  for _, other in ipairs(redis.call('LRANGE', prefix .. 'key:' .. ARGV[i], 0, -1)) do
    if not shared[other] then order[#order + 1] = other end
    shared[other] = (shared[other] or 0) + 1
  end
end
table.sort(order, function (a, b)
  if shared[a] ~= shared[b] then return shared[a] > shared[b] end
  return a < b
end)
local answer = {'near', heads(6)}
for i = 1, math.min(#order, tonumber(ARGV[5])) do
  local report = redis.call('GET', prefix .. 'of:' .. order[i])
  if report then answer[#answer + 1] = report end
end
return answer
`;

/** ARGV: clock, prefix, time to live, group, report, heads or empty, most of a key, keys… Answers the report that is kept. */
const CLAIM = `${HEADS}
local name = prefix .. 'of:' .. group
local known = redis.call('GET', name)
if known then return known end
if ARGV[6] ~= '' and heads(8) ~= ARGV[6] then return false end
redis.call('SET', name, ARGV[5], 'EX', ttl)
for i = 8, #ARGV do
  local key = prefix .. 'key:' .. ARGV[i]
  redis.call('LPUSH', key, group)
  redis.call('LTRIM', key, 0, ARGV[7] - 1)
  redis.call('EXPIRE', key, ttl)
end
return ARGV[5]
`;

/**
 * Stories of the last week, kept in Redis and rebuilt from the index when Redis has lost them. Reports are compared
 * here and claimed there, unless another came meanwhile that shares a term: then they are compared anew, so that two
 * reports of one event that come at once, to one process or to two, can't both be first.
 */
export function createStoryStore(
  { raw }: RedisClient,
  namespace: string,
  { keysOf, choose, rebuild }: StoryStoreOptions,
): StoryStore {
  const prefix = `${redisPrefixOf(namespace)}:story:`;
  const scripts = { find: createScript(raw, FIND, undefined), claim: createScript(raw, CLAIM, undefined) };
  let rebuilding: Promise<void> | undefined;
  const warm = async (): Promise<void> => {
    const page: Promise<unknown>[] = [];
    for await (const report of rebuild()) {
      page.push(claim(scripts.claim, prefix, report, keysOf(report.print)));
      if (page.length === PAGE) await Promise.all(page.splice(0));
    }
    await Promise.all(page);
    await withMappedErrors(() => raw.set(`${prefix}warm`, '1', 'EX', TTL_SECONDS));
  };
  return {
    assign: async (report) => {
      const keys = keysOf(report.print);
      for (let tries = 1; ;) {
        const found = await find(scripts.find, prefix, report.group, keys);
        if (found.kind === 'known') return found.storyId;
        if (found.kind === 'cold') {
          await (rebuilding ??= warm().finally(() => (rebuilding = undefined)));
          continue;
        }
        const storyId = choose(report, found.near) ?? report.group;
        const heads = tries++ < MOST_TRIES ? found.heads : '';
        const kept = await claim(scripts.claim, prefix, { ...report, storyId }, keys, heads);
        if (kept !== undefined) return kept;
      }
    },
  };
}

type Found =
  | { readonly kind: 'known'; readonly storyId: string }
  | { readonly kind: 'cold' }
  | { readonly kind: 'near'; readonly heads: string; readonly near: StoredReport[] };

async function find(script: Script, prefix: string, group: string, keys: readonly number[]): Promise<Found> {
  const answer = await withMappedErrors(
    () => script([], prefix, TTL_SECONDS, group, MOST_COMPARED, ...keys) as Promise<string[]>,
  );
  const [kind, first = '', ...reports] = answer;
  if (kind === 'cold') return { kind };
  if (kind === 'known') return { kind, storyId: readReport(first).storyId };
  return { kind: 'near', heads: first, near: reports.map(readReport) };
}

async function claim(
  script: Script,
  prefix: string,
  report: StoredReport,
  keys: readonly number[],
  heads = '',
): Promise<string | undefined> {
  const text = [report.group, report.storyId, report.at, report.print].join(' ');
  const kept = await withMappedErrors(
    () =>
      script([], prefix, TTL_SECONDS, report.group, text, heads, MOST_OF_A_KEY, ...keys) as Promise<
        string | null
      >,
  );
  return kept === null ? undefined : readReport(kept).storyId;
}

function readReport(text: string): StoredReport {
  const [group = '', storyId = '', at = '0', print = ''] = text.split(' ');
  return { group, storyId, at: Number(at), print };
}
