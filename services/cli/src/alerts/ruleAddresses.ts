import { signLink } from '@rasid/alerts';
import { LINK_KEY } from '@rasid/channels';
import type { Context } from '../context.ts';
import { openSecretBox } from './openAlerts.ts';

/** Where a rule's alerts may be read without an account: a feed, and a stream of events. None where nobody said where Rasid is reached. */
export function ruleAddresses(context: Context, subject: string): { feed?: string; stream?: string } {
  if (context.publicUrl === '') return {};
  const key = openSecretBox(context).derive(LINK_KEY);
  return {
    feed: context.publicUrl + signLink(key, { action: 'feed', subject }),
    stream: context.publicUrl + signLink(key, { action: 'stream', subject }),
  };
}
