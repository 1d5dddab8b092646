import { z } from 'zod';

type LineError = { code: string; message: string };
/** A pipe's work on one line: an answer without the id, or an error. */
export type LineResult = { readonly [field: string]: unknown } | { readonly error: LineError };

/**
 * Reads a JSON object a line from standard input and writes one a line, in order. A line that can't be done gives
 * `{id, error: {code, message}}` and the next goes on.
 */
export async function eachJsonLine<T extends { id: string | number }>(
  schema: z.ZodType<T>,
  work: (line: T) => LineResult | Promise<LineResult>,
): Promise<void> {
  for await (const text of linesOf(process.stdin)) {
    if (text.trim() === '') continue;
    const answer = await answerLine(text, schema, work);
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

async function answerLine<T extends { id: string | number }>(
  text: string,
  schema: z.ZodType<T>,
  work: (line: T) => LineResult | Promise<LineResult>,
): Promise<unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { id: null, error: { code: 'not_json', message: (error as Error).message } };
  }
  const id = (json as { id?: unknown } | null)?.id ?? null;
  const parsed = schema.safeParse(json);
  if (!parsed.success) return { id, error: { code: 'wrong_input', message: z.prettifyError(parsed.error) } };
  try {
    return { id, ...(await work(parsed.data)) };
  } catch (error) {
    return { id, error: { code: 'failed', message: (error as Error).message } };
  }
}

/** By \n alone: inside a JSON string U+2028 and its like may stand as they are. */
async function* linesOf(stream: NodeJS.ReadStream): AsyncGenerator<string> {
  let rest = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
