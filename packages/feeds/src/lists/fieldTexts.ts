import {
  feedFieldNames,
  feedFields,
  type FeedField,
  type FeedFieldName,
  type FieldTexts,
} from './feedFields.ts';
import { givenSettingsSchema, type FeedSettings, type GivenSettings } from './feedSettings.ts';

export type FieldProblem = { readonly field: FeedFieldName; readonly message: string };

const anySettingsSchema = givenSettingsSchema.partial();

type Tree = { [name: string]: unknown };

/** The value that a setting has in a feed, if any. */
export const valueOf = (settings: object, name: FeedFieldName): unknown =>
  feedFields[name].path.reduce<unknown>((at, step) => (at as Tree | undefined)?.[step], settings);

/** The settings with one more or another; `undefined` takes it away, and the group that it leaves empty. */
export const withValue = <T extends object>(settings: T, name: FeedFieldName, value: unknown): T =>
  setAt(settings as Tree, feedFields[name].path, value) as T;

function setAt(tree: Tree, [step = '', ...rest]: readonly string[], value: unknown): Tree {
  const inner = rest.length > 0 ? setAt((tree[step] ?? {}) as Tree, rest, value) : value;
  const { [step]: _before, ...others } = tree;
  const isGone = inner === undefined || (rest.length > 0 && Object.keys(inner as Tree).length === 0);
  return isGone ? others : { ...others, [step]: inner };
}

/** The settings as texts. An empty list of tags is not said. */
export function toTexts(settings: FeedSettings): FieldTexts {
  const said = feedFieldNames.flatMap((name) => {
    const value = valueOf(settings, name);
    return value === undefined ? [] : [[name, feedFields[name].write(value)] as const];
  });
  return Object.fromEntries(said.filter(([, text]) => text !== ''));
}

/** The settings that the texts say, and what of them is wrong; secrets are not repeated. */
export function fromTexts(texts: FieldTexts): { settings: Tree; problems: FieldProblem[] } {
  let settings: Tree = {};
  const problems: FieldProblem[] = [];
  for (const name of feedFieldNames) {
    const text = texts[name];
    if (text === undefined || text.trim() === '') continue;
    const value = feedFields[name].read(text);
    if (value === undefined) problems.push(problemOf(name, text));
    else settings = withValue(settings, name, value);
  }
  return { settings, problems: [...problems, ...schemaProblems(settings, texts)] };
}

/** Of texts with an address, and of values that stand for themselves: the settings, or what is wrong, in words. */
export function parseSettings(
  texts: FieldTexts,
  exact: Readonly<Record<string, unknown>> = {},
): { ok: true; settings: GivenSettings } | { ok: false; message: string } {
  const said = Object.fromEntries(Object.entries(texts).filter(([name]) => !Object.hasOwn(exact, name)));
  const { settings: read, problems } = fromTexts(said);
  const settings = feedFieldNames.reduce(
    (tree, name) => (Object.hasOwn(exact, name) ? withValue(tree, name, exact[name]) : tree),
    read,
  );
  const messages = problems.map(({ message }) => message);
  if (!settings['url'] && messages.length === 0) messages.push('it has no address');
  if (messages.length > 0) return { ok: false, message: messages.join('; ') };
  const parsed = givenSettingsSchema.safeParse(settings);
  if (parsed.success) return { ok: true, settings: parsed.data };
  return {
    ok: false,
    message: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  };
}

function schemaProblems(settings: Tree, texts: FieldTexts): FieldProblem[] {
  const wrong = new Set(anySettingsSchema.safeParse(settings).error?.issues.map(({ path }) => fieldAt(path)));
  return [...wrong].flatMap((name) => (name === undefined ? [] : [problemOf(name, texts[name] ?? '')]));
}

const fieldAt = (path: readonly PropertyKey[]): FeedFieldName | undefined =>
  feedFieldNames.find((name) => feedFields[name].path.every((step, i) => path[i] === step));

const SECRETS: ReadonlySet<FeedFieldName> = new Set(['headers', 'cookie', 'basicAuth', 'proxy']);
const SHOWN_CHARACTERS = 60;

function problemOf(field: FeedFieldName, text: string): FieldProblem {
  const { expected }: FeedField = feedFields[field];
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  const got = SECRETS.has(field) ? '' : ` "${shown}"`;
  return { field, message: `${field}${got}: expected ${expected}` };
}
