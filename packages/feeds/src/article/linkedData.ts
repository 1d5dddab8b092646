import { isText } from 'domhandler';
import { textOf, type PageElement } from './page.ts';

/** An object of JSON-LD. */
export type LinkedData = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|Posting|Report|LiveBlogPosting)$/;
const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 6;
const MAX_OBJECTS = 5_000;

/** The article among the objects of JSON-LD on a page: in `@graph`, in lists, within others. Broken JSON is mended. */
export function readLinkedData(scripts: readonly PageElement[]): LinkedData {
  const objects = scripts.flatMap((script) => objectsIn(parseTolerantly(scriptText(script))));
  const articles = objects.filter((object) => typesOf(object).some((type) => ARTICLE_TYPE.test(type)));
  // of several the one with the most to say: teasers have a headline alone
  return articles.sort((a, b) => Object.keys(b).length - Object.keys(a).length)[0] ?? {};
}

export const typesOf = (object: LinkedData): string[] => [object['@type']].flat().map(String);

export const scriptText = (script: PageElement): string =>
  script.children.length === 1 && script.children[0] && isText(script.children[0])
    ? script.children[0].data
    : textOf(script);

function objectsIn(value: unknown): LinkedData[] {
  const found: LinkedData[] = [];
  const visit = (at: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || found.length >= MAX_OBJECTS || typeof at !== 'object' || at === null) return;
    if (!Array.isArray(at)) found.push(at as LinkedData);
    for (const inner of Object.values(at)) visit(inner, depth + 1);
  };
  visit(value, 0);
  return found;
}

/** JSON as publishers write it: in comments or CDATA, with line breaks within strings, commas too many. */
export function parseTolerantly(json: string): unknown {
  if (json.length > MAX_CHARACTERS) return undefined;
  const bare = json
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\]\]>)\s*;?\s*$/, '')
    .replace(/;\s*$/, '');
  return parse(bare) ?? parse(mend(bare)) ?? readFields(bare);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const mend = (json: string): string =>
  json
    // raw line breaks and tabs within strings
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/,(?=\s{0,100}[}\]])/g, '')
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\');

const FIELD =
  /"(@type|headline|name|datePublished|dateModified|description|articleBody|url)"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){0,20000})"/g;

/** Of JSON that can't be mended: the fields of text, each the first time that it stands there. */
function readFields(json: string): LinkedData | undefined {
  const fields: Record<string, unknown> = {};
  for (const [, name = '', value = ''] of json.matchAll(FIELD)) fields[name] ??= parse(`"${value}"`) ?? value;
  return Object.keys(fields).length > 0 ? fields : undefined;
}
