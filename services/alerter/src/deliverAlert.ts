import {
  cancelWaiting,
  deliveryTo,
  messageOf,
  recordFailure,
  recordSuccess,
  type AlertLinks,
} from '@rasid/alerts';
import type { Sender, SendResult } from '@rasid/channels';
import type { Alert, AuditEntry, Channel, Delivery } from '@rasid/contracts';
import { asError, UnavailableError } from '@rasid/pipeline';
import type { JobVerdict } from '@rasid/queue';
import type { AlertStore } from '@rasid/search';
import type { ChannelGate } from './channelGate.ts';
import type { AlertTo } from './deliveryQueue.ts';

export type DeliverParts = {
  readonly store: Pick<AlertStore, 'get' | 'change'>;
  readonly channel: (id: string) => Channel | undefined;
  /** Resolves when every channel that was saved before is known. */
  readonly learnChannels: () => Promise<void>;
  /** Whether nobody wants to hear of a rule now: what still waits to be delivered is called off. */
  readonly isMuted: (ruleId: string) => boolean;
  readonly gate: Pick<ChannelGate, 'enter'>;
  readonly send: Sender;
  readonly linksOf: (alert: Alert) => AlertLinks | undefined;
  /** The channel says that it is gone for good. */
  readonly disable: (channel: Channel, reason: string) => Promise<void>;
  readonly record: (entry: Omit<AuditEntry, 'at' | 'actor'>) => Promise<void>;
  readonly queue: (alerts: readonly Alert[]) => Promise<void>;
  readonly onAttempt: (channel: Channel, alert: Alert, outcome: 'sent' | 'failed' | 'parked') => void;
  /** How long to wait, at most, before the second attempt, in milliseconds. */
  readonly firstRetryMs: number;
  readonly now: () => number;
  readonly random: () => number;
};

const DONE: LookAgain = { kind: 'done' };
const PAUSED_MS = 30_000;
const AWAY_MS = 2_000;
/** What has waited longer for its turn is to be read again: others may have changed it. */
const LONGEST_READ_MS = 2_000;
const UNDER_WAY_MS = 1_000;
const MOST_UNWRITTEN = 10_000;

/** Tells the end of what the channel has to do with it. */
export type DeliverAlert = (target: AlertTo, onAnswered: () => void) => Promise<LookAgain>;
type LookAgain = Exclude<JobVerdict, { kind: 'retry' }>;

/** What a channel answered, as long as that is not written down. */
type Answered = { readonly alert: Alert; readonly result: SendResult; isRecorded: boolean };

/**
 * Brings one alert to one channel. What is to be done stands in the alert's document, and so does what was done; the
 * job only says when to look. An answer that could not be written down is kept, so that nothing is sent twice for it.
 */
export function createDeliverAlert(parts: DeliverParts): DeliverAlert {
  const unwritten = new Map<string, Answered>();
  const underWay = new Set<string>();
  const deliver: DeliverAlert = async (target, onAnswered) => {
    const key = `${target.alertId}-${target.channelId}`;
    if (underWay.has(key)) return { kind: 'delay', ms: UNDER_WAY_MS };
    underWay.add(key);
    try {
      const answered = unwritten.get(key) ?? (await attempt(target, parts));
      if ('kind' in answered) return answered;
      unwritten.set(key, answered);
      onAnswered();
      const verdict = await writeDown(target, answered, parts);
      unwritten.delete(key);
      return verdict;
    } finally {
      if (unwritten.size > MOST_UNWRITTEN) unwritten.clear();
      underWay.delete(key);
    }
  };
  return async function deliverAlert(target, onAnswered) {
    try {
      return await deliver(target, onAnswered);
    } catch (thrown) {
      const error = asError(thrown);
      if (error instanceof UnavailableError) return { kind: 'delay', ms: AWAY_MS };
      throw error;
    }
  };
}

/** The channel's answer, or when to look again. */
async function attempt(job: AlertTo, parts: DeliverParts): Promise<Answered | LookAgain> {
  const readAtMs = parts.now();
  const alert = await parts.store.get(job.alertId);
  const delivery = alert && deliveryTo(alert, job.channelId);
  if (!alert || delivery?.state !== 'waiting') return DONE;
  const early = Date.parse(delivery.nextAttemptAt) - parts.now();
  if (early > 0) return { kind: 'delay', ms: early };
  if (alert.kind !== 'system' && parts.isMuted(alert.ruleId)) return callOff(job, parts);
  if (!parts.channel(job.channelId)) await parts.learnChannels();
  const channel = parts.channel(job.channelId);
  if (!channel || channel.state === 'disabled')
    return { alert, result: unreachable(channel), isRecorded: false };
  if (channel.state !== 'active') return { kind: 'delay', ms: PAUSED_MS };
  const turn = await parts.gate.enter(channel);
  if (turn.kind === 'wait') return { kind: 'delay', ms: turn.ms };
  try {
    if (parts.now() - readAtMs > LONGEST_READ_MS) return { kind: 'delay', ms: 0 };
    const result = await parts.send(channel, messageOf(alert, parts.linksOf(alert)), delivery.partsSent);
    turn.leave(result.kind === 'sent' ? true : result.failure.permanent ? undefined : false);
    if (result.kind === 'failed' && result.gone) await parts.disable(channel, result.failure.reason);
    return { alert, result, isRecorded: false };
  } finally {
    turn.leave(undefined);
  }
}

/** The rule was muted after the alert was made. */
async function callOff(job: AlertTo, { store, record }: DeliverParts): Promise<LookAgain> {
  const isMeant = ({ channelId }: Delivery): boolean => channelId === job.channelId;
  await store.change(job.alertId, (alert) => cancelWaiting(alert, isMeant, 'the rule is muted'));
  await record({ action: 'muted', subject: job.alertId, detail: { channel: job.channelId } });
  return DONE;
}

const unreachable = (channel: Channel | undefined): SendResult => ({
  kind: 'failed',
  failure: {
    reason: channel
      ? `the channel is disabled: ${channel.reason ?? ''}`
      : 'there is no such channel any more',
    permanent: true,
  },
});

/** First in the audit, then in the alert, which says what comes next. */
async function writeDown(job: AlertTo, answered: Answered, parts: DeliverParts): Promise<LookAgain> {
  const moment = { nowMs: parts.now(), random: parts.random(), firstRetryMs: parts.firstRetryMs };
  const apply = (alert: Alert): Alert => withResult(alert, job.channelId, answered.result, moment);
  const expected = apply(answered.alert);
  if (!answered.isRecorded) await parts.record(toEntry(expected, job.channelId));
  answered.isRecorded = true;
  const changed = await parts.store.change(job.alertId, apply);
  const delivery = changed && deliveryTo(changed, job.channelId);
  if (!changed || !delivery) return DONE;
  const channel = parts.channel(job.channelId);
  if (channel) parts.onAttempt(channel, changed, outcomeOf(delivery));
  const isNew = (each: Delivery): boolean => each.role === 'fallback' && each.attempts === 0;
  if (changed.deliveries.some(isNew)) await parts.queue([changed]);
  if (delivery.state !== 'waiting') return DONE;
  return { kind: 'delay', ms: Math.max(0, Date.parse(delivery.nextAttemptAt) - parts.now()) };
}

type Moment = { readonly nowMs: number; readonly random: number; readonly firstRetryMs: number };

function withResult(
  alert: Alert,
  channelId: string,
  result: SendResult,
  { nowMs, random, firstRetryMs }: Moment,
): Alert {
  if (result.kind === 'sent') return recordSuccess(alert, channelId, result.status, nowMs);
  const failed = recordFailure(alert, channelId, result.failure, nowMs, random, firstRetryMs);
  const { partsSent } = result;
  if (partsSent === undefined || partsSent === 0) return failed;
  const deliveries = failed.deliveries.map((each) =>
    each.channelId === channelId ? { ...each, partsSent } : each,
  );
  return { ...failed, deliveries };
}

const outcomeOf = ({ state }: Delivery): 'sent' | 'failed' | 'parked' =>
  state === 'delivered' ? 'sent' : state === 'parked' ? 'parked' : 'failed';

const ACTIONS = { sent: 'delivered', failed: 'failed', parked: 'parked' } as const;

function toEntry(alert: Alert, channelId: string): Omit<AuditEntry, 'at' | 'actor'> {
  const delivery = deliveryTo(alert, channelId);
  const { attempts = 0, status, reason } = delivery ?? {};
  return {
    action: delivery ? ACTIONS[outcomeOf(delivery)] : 'failed',
    subject: alert.id,
    detail: {
      rule: alert.ruleId,
      channel: channelId,
      attempts,
      ...(status !== undefined && { status }),
      ...(reason !== undefined && { reason: reason.slice(0, 200) }),
    },
  };
}
