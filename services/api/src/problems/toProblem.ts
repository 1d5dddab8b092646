import { UnavailableError } from '@rasid/pipeline';
import { CursorError } from '@rasid/search';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FastifyError } from 'fastify';
import { Problem, type ProblemCode } from './problem.ts';

/** What a framework says by its status, said by one of our problems. */
const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'bad_request',
  404: 'not_found',
  413: 'too_large',
  415: 'wrong_type',
};

/** Any error as a problem; those that nobody foresaw are `internal`, and say nothing of what is inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error))
    return new Problem('bad_request', undefined, { errors: placesOf(error) });
  if (error instanceof CursorError) return new Problem('bad_cursor');
  if (error instanceof UnavailableError) return new Problem('unavailable');
  const code = byStatus[(error as Partial<FastifyError> | undefined)?.statusCode ?? 500];
  return code === undefined ? new Problem('internal') : new Problem(code);
}

type Validated = {
  readonly validation: readonly { readonly instancePath: string; readonly message?: string }[];
  readonly validationContext?: string;
};

/** Where in the request something is wrong, and what was expected. */
const placesOf = (error: unknown) => {
  const { validation, validationContext } = error as Validated;
  return validation.slice(0, 20).map(({ instancePath, message }) => ({
    in: validationContext ?? 'request',
    at: instancePath.slice(1).replaceAll('/', '.'),
    message: message ?? 'is wrong',
  }));
};
