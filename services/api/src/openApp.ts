import type { Logger } from '@rasid/runtime';
import type { ApiParts } from './apiParts.ts';
import { createApp, type App } from './createApp.ts';
import { addAccountRoutes } from './routes/accountRoutes.ts';
import { addArticleRoutes } from './routes/articleRoutes.ts';
import { addSessionRoutes } from './routes/sessionRoutes.ts';
import { addTokenRoutes } from './routes/tokenRoutes.ts';

/** The API with all of its routes; it does not listen yet. */
export async function openApp(parts: ApiParts, logger: Logger): Promise<App> {
  const app = await createApp(parts, logger);
  const api = { ...parts, app };
  addSessionRoutes(api);
  addTokenRoutes(api);
  addAccountRoutes(api);
  addArticleRoutes(api);
  await app.ready();
  return app;
}
