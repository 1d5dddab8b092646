import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import type { Logger } from '@rasid/runtime';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { addGuard } from './access/guard.ts';
import { addLimits } from './access/limits.ts';
import type { ApiParts } from './apiParts.ts';
import { addOpenApi } from './openApi.ts';
import { languageOf } from './problems/languageOf.ts';
import { Problem, problemBody } from './problems/problem.ts';
import { toProblem } from './problems/toProblem.ts';
import { addSecurityHeaders } from './securityHeaders.ts';

export type App = Awaited<ReturnType<typeof createApp>>;
/** What routes are added to, and what they work with. */
export type Api = ApiParts & { readonly app: App };

const MOST_BYTES = 1024 * 1024;

/** An app without routes, that knows whom to let in, how to say what went wrong, and how to describe itself. */
export async function createApp(parts: ApiParts, logger: Logger) {
  const requests: FastifyBaseLogger = logger;
  const base = Fastify({
    loggerInstance: requests,
    bodyLimit: MOST_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  const app = base.withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addProblems(app);
  await app.register(cookie);
  await app.register(etag, { weak: true });
  addSecurityHeaders(app);
  await addOpenApi(app);
  addGuard(app, parts);
  addLimits(app, parts.gate);
  return app;
}

/** Every answer that is no success is a problem in the reader's language; what nobody foresaw is logged. */
function addProblems(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = toProblem(error);
    if (problem.code === 'internal') request.log.error({ err: error }, 'a request failed');
    const wait = problem.more['retryAfterSeconds'];
    if (typeof wait === 'number') void reply.header('retry-after', String(wait));
    return reply
      .status(problem.status)
      .type('application/problem+json; charset=utf-8')
      .header('content-language', languageOf(request.headers['accept-language']))
      .serializer(JSON.stringify)
      .send(problemBody(problem, languageOf(request.headers['accept-language'])));
  });
  app.setNotFoundHandler(() => {
    throw new Problem('not_found');
  });
}
