/** What JSON does not allow inside a string, though publishers leave it in. */
const CONTROL = /[\u0000-\u001f]/g;
const TRAILING_COMMA = /,(?=\s*[\]}])/g;
const MAX_DEPTH = 100;

/**
 * Reads JSON that is not quite: with control characters in its strings, commas before a bracket, or cut off, of which
 * everything up to the last complete element of a list is kept. Undefined where that does not help.
 */
export function readBrokenJson(text: string): unknown {
  const mended = text.replace(CONTROL, ' ');
  return tryParse(mended) ?? tryParse(mended.replace(TRAILING_COMMA, '')) ?? tryParse(completed(mended));
}

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Cut behind the last object that was closed in a list of the outermost object. */
function completed(json: string): string {
  const open: string[] = [];
  let end = 0;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (character === '"') i = endOfString(json, i);
    else if (character === '{' || character === '[') open.push(character === '{' ? '}' : ']');
    else if (character === '}' || character === ']') {
      open.pop();
      if (character === '}' && open.length === 2 && open[1] === ']') {
        end = i + 1;
      }
    }
    if (open.length > MAX_DEPTH) return '';
  }
  return `${json.slice(0, end)}]}`;
}

function endOfString(json: string, start: number): number {
  for (let i = start + 1; i < json.length; i++) {
    if (json[i] === '\\') i++;
    else if (json[i] === '"') return i;
  }
  return json.length;
}
