import type { z } from 'zod';
import type { Message } from './message.ts';
import { dead, ok, type Outcome } from './outcome.ts';

/** First step of every pipeline: bytes to a checked value, or a dead letter that says what was wrong and where. */
export const createParseMessage = <T>(schema: z.ZodType<T>) =>
  function parseMessage({ value }: Message): Outcome<T> {
    return parseBytes(schema, value);
  };

/** JSON in bytes, checked; else `not_json` or `wrong_schema`. */
export function parseBytes<T>(schema: z.ZodType<T>, bytes: Buffer | null): Outcome<T> {
  if (!bytes || bytes.length === 0) return dead('not_json', 'the value is empty');
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (thrown) {
    return dead('not_json', (thrown as Error).message);
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : dead('wrong_schema', explain(parsed.error));
}

const MAX_ISSUES = 5;

/** The first problems, each with its path: `entry.title: expected string, received number; …`. */
export function explain(error: z.ZodError): string {
  const lines = error.issues.slice(0, MAX_ISSUES).map((issue) => {
    const path = issue.path.map(String).join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  const rest = error.issues.length - MAX_ISSUES;
  return rest > 0 ? `${lines.join('; ')}; and ${rest} more` : lines.join('; ');
}
