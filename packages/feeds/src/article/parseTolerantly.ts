const MAX_CHARACTERS = 1_000_000;

/** JSON as publishers write it: in comments or CDATA, escaped as HTML, one object behind another, commas too many. */
export function parseTolerantly(json: string): unknown {
  if (json.length > MAX_CHARACTERS) return undefined;
  const bare = withoutWrapping(unescaped(json));
  const mended = mend(bare);
  return parse(bare) ?? parse(mended) ?? parseSeveral(mended) ?? readFields(bare);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#034;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
};

/** A template that escaped the whole left no quotation mark. */
const unescaped = (json: string): string =>
  json.includes('"')
    ? json
    : json.replace(/&(?:quot|#0?34|amp|lt|gt);/g, (found) => ENTITIES[found] ?? found);

const OPENINGS = ['<!--', '<![CDATA[', '//', '/*', '*/'];
const ENDINGS = ['-->', ']]>', '//', '/*', '*/', ';'];
const MOST_WRAPPINGS = 8;

function withoutWrapping(json: string): string {
  let bare = json.trim();
  for (let i = 0; i < MOST_WRAPPINGS; i++) {
    const opening = OPENINGS.find((mark) => bare.startsWith(mark));
    const ending = ENDINGS.find((mark) => bare.endsWith(mark));
    if (opening === undefined && ending === undefined) break;
    bare = bare.slice(opening?.length ?? 0, ending === undefined ? undefined : -ending.length).trim();
  }
  return bare;
}

const mend = (json: string): string =>
  json
    // raw line breaks and tabs within strings
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/,(?=\s{0,100}[}\]])/g, '')
    .replace(/\\(?!["\\/bfnrtu])/g, '\\\\');

const MOST_VALUES = 50;

/** Objects that stand one behind another. */
function parseSeveral(json: string): unknown {
  const values: unknown[] = [];
  for (let at = 0; at < json.length && values.length < MOST_VALUES;) {
    const start = json.indexOf('{', at);
    const end = start < 0 ? -1 : endOfValue(json, start);
    if (end < 0) break;
    const value = parse(json.slice(start, end));
    if (value === undefined) return undefined;
    values.push(value);
    at = end;
  }
  return values.length > 0 ? values : undefined;
}

/** Behind the bracket that closes the object or list which opens at `start`; -1 where none does. One pass. */
function endOfValue(json: string, start: number): number {
  let depth = 0;
  let inString = false;
  for (let i = start; i < json.length; i++) {
    const mark = json.charCodeAt(i);
    if (mark === BACKSLASH) i++;
    else if (mark === QUOTE) inString = !inString;
    else if (inString) continue;
    else if (mark === OPEN_OBJECT || mark === OPEN_LIST) depth++;
    else if ((mark === CLOSE_OBJECT || mark === CLOSE_LIST) && --depth === 0) return i + 1;
  }
  return -1;
}

const [BACKSLASH, QUOTE, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [
  0x5c, 0x22, 0x7b, 0x7d, 0x5b, 0x5d,
];

const FIELD =
  /"(@type|headline|name|datePublished|dateModified|description|articleBody|url|image|thumbnailUrl)"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){0,20000})"/g;

/** Of JSON that can't be mended: the fields of text, each the first time that it stands there. */
function readFields(json: string): Record<string, unknown> | undefined {
  const fields: Record<string, unknown> = {};
  for (const [, name = '', value = ''] of json.matchAll(FIELD)) fields[name] ??= parse(`"${value}"`) ?? value;
  return Object.keys(fields).length > 0 ? fields : undefined;
}
