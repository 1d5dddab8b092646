import { queueNames, type Alert, type Channel, type DeliverAlertJob } from '@rasid/contracts';
import { defaultBackoff } from '@rasid/pipeline';
import { createRateGate, openJobQueue, startWorker, type RedisClient } from '@rasid/queue';
import type { Service } from '@rasid/runtime';
import { createAlertLinks } from './alertLinks.ts';
import { orLater } from './alertSink.ts';
import { createChannelGate } from './channelGate.ts';
import type { AlerterConfig } from './config.ts';
import { createDeliverAlert } from './deliverAlert.ts';
import { createDeliverAlerts } from './deliverAlerts.ts';
import { queueAlone, queueDeliveries, queueLater } from './deliveryQueue.ts';
import { disableChannel } from './disableChannel.ts';
import type { Books } from './openBooks.ts';
import type { OpenChannels } from './openChannels.ts';
import type { Stores } from './openStores.ts';

export type DeliveryParts = {
  readonly stores: Stores;
  readonly books: Books;
  readonly channels: OpenChannels;
  readonly redis: RedisClient;
};

/** Works on jobs `deliver-alert`. Gives what queues them. */
export function startDeliveries(
  { config, logger, metrics, shutdown }: Service<AlerterConfig>,
  { stores, books, channels, redis }: DeliveryParts,
) {
  const { namespace, redisUrl } = config;
  const jobs = openJobQueue<DeliverAlertJob>({ redisUrl, namespace }, queueNames.deliverAlert, 1);
  shutdown.add('jobs', () => jobs.close());
  const queue = (alerts: readonly Alert[]): Promise<void> => queueDeliveries(jobs, alerts);
  /** What can't be queued now is found by the sweeper. */
  const orSwept = (count: number, work: () => Promise<void>): Promise<void> =>
    orLater(work, (reason) => logger.warn({ alerts: count, reason }, 'to be queued by the sweeper'));
  const queueOrLater = (alerts: readonly Alert[]): Promise<void> =>
    orSwept(alerts.length, () => queue(alerts));
  const onAttempt = (channel: Channel, alert: Alert, outcome: 'sent' | 'failed' | 'parked'): void => {
    metrics.deliveries.inc({ kind: channel.kind, outcome });
    const delivery = alert.deliveries.find(({ channelId }) => channelId === channel.id);
    if (outcome !== 'sent')
      logger.warn(
        { alertId: alert.id, channelId: channel.id, outcome, reason: delivery?.reason },
        'not delivered',
      );
    const [article] = alert.articles;
    if (outcome === 'sent' && article && alert.dueAt === alert.matchedAt)
      metrics.sinceEnriched.observe((Date.now() - Date.parse(article.enrichedAt)) / 1000);
  };
  const gate = createChannelGate({
    rates: createRateGate(redis, namespace),
    now: Date.now,
    random: Math.random,
  });
  const deliver = createDeliverAlert({
    store: stores.alerts,
    channel: (id) => books.channels.get(id),
    learnChannels: books.learnChannels,
    isMuted: (ruleId) => books.isMuted(ruleId),
    gate,
    send: channels.send,
    linksOf: createAlertLinks(channels.linkKey, config.publicUrl),
    disable: (channel, reason) => disableChannel(stores, channel, reason),
    record: stores.record,
    queue: queueOrLater,
    onAttempt,
    firstRetryMs: config.firstRetryMs,
    now: Date.now,
    random: Math.random,
  });
  const worker = startWorker<DeliverAlertJob>({
    redisUrl,
    namespace,
    name: queueNames.deliverAlert,
    concurrency: config.deliveryConcurrency,
    backoff: defaultBackoff,
    onError: (error) => logger.warn({ reason: error.message }, 'deliveries'),
    work: createDeliverAlerts({
      deliver,
      gate,
      queueLater: (later) => orSwept(later.length, () => queueLater(jobs, later)),
    }),
  });
  shutdown.add('deliveries', () => worker.close());
  return { queue, queueOrLater, queueAgain: (alerts: readonly Alert[]) => queueAlone(jobs, alerts) };
}
