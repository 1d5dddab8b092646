import { webhookPayload, type AlertMessage } from '@rasid/alerts';
import type { ChannelRequest } from '../channelRequest.ts';
import { signWebhook } from '../signWebhook.ts';

/** A webhook after the Standard Webhooks specification. Each attempt has the same id and body, and a time of its own. */
export function webhookRequests(
  { url, secrets }: { readonly url: string; readonly secrets: readonly string[] },
  message: AlertMessage,
  now: Date,
): ChannelRequest[] {
  const body = webhookPayload(message);
  return [{ url, body, headers: { ...signWebhook(message.id, body, secrets, now) } }];
}
