import { alertFeed } from '@rasid/alerts';
import type { Alert } from '@rasid/contracts';
import { readPlace, writePlace } from './alertStream.ts';
import { isThere, sendPage, type Handler } from './exchange.ts';
import { refused } from './pages.ts';

const FEED_ITEMS = 50;
const BEAT_MS = 15_000;
const MOST_LISTENERS = 500;

/** What is not sent is not told here either, and what is part of a digest stands there. */
const UNTOLD = new Set<Alert['state']>([
  'muted',
  'dry_run',
  'collecting',
  'claimed',
  'collected',
  'cancelled',
]);
const isTold = ({ state }: Alert): boolean => !UNTOLD.has(state);

/** The last alerts of a rule, as RSS. */
export const giveFeed: Handler = async (ruleId, { request, response, parts }) => {
  const rule = await parts.stores.rules.get(ruleId);
  if (!isThere(rule)) return sendPage(response, 404, refused.gone);
  const alerts = (await parts.stores.alerts.history({ ruleId }, FEED_ITEMS)).filter(isTold);
  const etag = `"${alerts[0]?.id ?? 'none'}-${alerts.length}-${rule.revision}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response
    .writeHead(200, {
      'content-type': 'application/rss+xml; charset=utf-8',
      'cache-control': 'no-cache',
      etag,
    })
    .end(alertFeed(rule, alerts, `${parts.publicUrl}${request.url ?? ''}`));
};

/** The alerts of a rule as they are made, as server-sent events; who comes back gets what was missed. */
export const openStream: Handler = async (ruleId, { request, response, parts }) => {
  if (parts.stream.listeners() >= MOST_LISTENERS) {
    response.writeHead(503, { 'retry-after': '60' }).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'access-control-allow-origin': '*', // the address itself is the key
  });
  response.write('retry: 3000\n\n');
  const tell = (alert: Alert): void => {
    if (isTold(alert)) response.write(toEvent(alert));
  };
  const last = [request.headers['last-event-id'] ?? []].flat()[0];
  const end = await parts.stream.listen({ ruleId, tell }, readPlace(last));
  if (response.destroyed) return void end();
  const beat = setInterval(() => response.write(': still here\n\n'), BEAT_MS);
  response.once('close', () => {
    clearInterval(beat);
    end();
  });
};

function toEvent(alert: Alert): string {
  const { id, ruleId, ruleName, severity, tags, articles, articleCount, further, matchedAt } = alert;
  const data = {
    id,
    rule: { id: ruleId, name: ruleName },
    severity,
    tags,
    articles,
    articleCount,
    further: { count: further.count, outlets: further.outlets },
    matchedAt,
  };
  return `id: ${writePlace(alert)}\nevent: alert\ndata: ${JSON.stringify(data)}\n\n`;
}
