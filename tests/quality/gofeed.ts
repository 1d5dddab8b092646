import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { expectedFacts, foundFacts } from './gofeedFacts.ts';
import { tarFiles } from './tarFiles.ts';

/**
 * Runs `rasid parse-feed` over the fixtures of gofeed and holds titles, links, authors and dates against what gofeed
 * expects. Every disagreement must stand in gofeedDisagreements.md with its reason. Ends with status 1 where a fixture
 * is not answered, less than 98% agree, or that file is not up to date.
 * node tests/quality/gofeed.ts --data FOLDER
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where feeds/gofeed-testdata.tar.gz is');
const archive = join(values.data, 'feeds/gofeed-testdata.tar.gz');
if (!existsSync(archive)) throw new Error(`"${archive}" is not there; --data names the folder of data sets`);

const WANTED = 0.98;
const EXPLAINED = join(import.meta.dirname, 'gofeedDisagreements.md');
const COMMAND = join(import.meta.dirname, '../../services/cli/src/main.ts');

type Answer = { readonly feed?: Record<string, unknown>; readonly error?: { readonly code: string } };
type Difference = {
  readonly fixture: string;
  readonly place: string;
  readonly gofeed: string;
  readonly ours: string;
};

const fixtures = new Map(
  [...tarFiles(gunzipSync(readFileSync(archive)))]
    .map(({ path, bytes }) => [path.replace(/^(\.\/)?testdata\//, ''), bytes] as const)
    .filter(([path]) => /\.(xml|json)$/.test(path)),
);

function parseAll(): Map<string, Answer> {
  const lines = [...fixtures].map(([id, bytes]) =>
    JSON.stringify({ id, bodyBase64: Buffer.from(bytes).toString('base64') }),
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, 'parse-feed'], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`rasid parse-feed ended with ${status}: ${stderr}`);
  const answers = stdout.trim().split('\n');
  return new Map(
    answers.map((line) => {
      const answer = JSON.parse(line) as Answer & { id: string };
      return [answer.id, answer];
    }),
  );
}

/** The fixture that says what is expected of another one; nothing where none does. */
function expectationOf(path: string): Uint8Array | undefined {
  if (path.endsWith('_expected.json')) return undefined;
  return fixtures.get(path.replace(/\.json$/, '_expected.json').replace(/\.xml$/, '.json'));
}

/** By kind: values that gofeed expects, those of them that we give, and those that we give beyond. */
type Tally = Map<string, { expected: number; agreed: number; more: number }>;

function compare(answers: ReadonlyMap<string, Answer>): { differences: Difference[]; tally: Tally } {
  const differences: Difference[] = [];
  const tally: Tally = new Map();
  for (const [fixture] of fixtures) {
    const expectation = expectationOf(fixture);
    if (
      !expectation ||
      (fixture.endsWith('.json') && !fixtures.has(fixture.replace('.json', '_expected.json')))
    )
      continue;
    const expected = expectedFacts(
      JSON.parse(Buffer.from(expectation).toString()) as Record<string, unknown>,
    );
    const found = foundFacts(answers.get(fixture)?.feed ?? {});
    for (const place of new Set([...expected.keys(), ...found.keys()])) {
      const kind = place.replace(/^items\.\d+\./, 'item ').replace(/^(?!item )/, 'feed ');
      const count = tally.get(kind) ?? { expected: 0, agreed: 0, more: 0 };
      const [gofeed, ours] = [expected.get(place) ?? '', found.get(place) ?? ''];
      if (gofeed === '') count.more++;
      else count.expected++;
      const agreed = gofeed === ours;
      if (agreed) count.agreed++;
      tally.set(kind, count);
      if (!agreed) differences.push({ fixture, place, gofeed, ours });
    }
  }
  return { differences, tally };
}

/** As the file has it, without the spaces that line its columns up. */
const rowOf = ({ fixture, place, gofeed, ours }: Difference): string =>
  squeezed(`| ${fixture} | ${place} | ${cell(gofeed)} | ${cell(ours)} |`);
const squeezed = (line: string): string => line.replace(/\s+/g, ' ');
const cell = (text: string): string => (text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``);

const answers = parseAll();
const unanswered = [...fixtures.keys()].filter((path) => {
  const answer = answers.get(path);
  return answer === undefined || answer.error?.code === 'failed';
});
const read = [...answers.values()].filter(({ feed }) => feed !== undefined).length;
console.log(`${fixtures.size} fixtures, ${unanswered.length} not answered, ${read} read as feeds\n`);

const { differences, tally } = compare(answers);
const rows = [...tally].sort(([a], [b]) => a.localeCompare(b));
const sum = rows.reduce(
  (all, [, row]) => ({
    expected: all.expected + row.expected,
    agreed: all.agreed + row.agreed,
    more: all.more + row.more,
  }),
  { expected: 0, agreed: 0, more: 0 },
);
console.log('               agreed  expected   share  beyond');
for (const [kind, { expected, agreed, more }] of [...rows, ['all', sum] as const]) {
  const share = `${((100 * agreed) / Math.max(1, expected)).toFixed(2)}%`;
  console.log(
    [kind.padEnd(14), ...[agreed, expected, share, more].map((cell) => String(cell).padStart(7))].join(' '),
  );
}
console.log('');

const explained = existsSync(EXPLAINED) ? readFileSync(EXPLAINED, 'utf8').split('\n').map(squeezed) : [];
const missing = differences.filter(
  (difference) => !explained.some((line) => line.startsWith(rowOf(difference))),
);
const stale = explained.filter(
  (line) => /^\| \w+\//.test(line) && !differences.some((difference) => line.startsWith(rowOf(difference))),
);
for (const difference of missing) console.log(`without a reason: ${rowOf(difference)}`);
for (const line of stale) console.log(`no longer so: ${line}`);
if (unanswered.length + missing.length + stale.length > 0 || sum.agreed / sum.expected < WANTED)
  process.exitCode = 1;
