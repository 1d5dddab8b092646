import type { Channel } from '@rasid/contracts';
import type { Stores } from './openStores.ts';

/** Sends nothing more to a channel that said that it is gone, until somebody resumes it. */
export async function disableChannel(
  { channels, record }: Pick<Stores, 'channels' | 'record'>,
  { id }: Channel,
  reason: string,
): Promise<void> {
  const now = new Date().toISOString();
  await channels.change(id, (channel) =>
    channel.state === 'active' ? { ...channel, state: 'disabled', reason, updatedAt: now } : undefined,
  );
  await record({ action: 'channel_disabled', subject: id, detail: { reason } });
}
