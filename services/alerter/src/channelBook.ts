import { channelSchema, type Channel } from '@rasid/contracts';
import { explain } from '@rasid/pipeline';
import type { ChangeFollower } from '@rasid/search';

export type ChannelBook = {
  readonly refresh: () => Promise<void>;
  get(id: string): Channel | undefined;
};

/** The channels as the index has them. */
export function createChannelBook(
  follower: ChangeFollower,
  onProblem: (channelId: string, problem: string) => void,
): ChannelBook {
  const known = new Map<string, Channel>();
  return {
    refresh: async () => {
      for (const { id, source } of await follower.next()) {
        const parsed = channelSchema.safeParse(source);
        if (parsed.success && parsed.data.state !== 'removed') known.set(id, parsed.data);
        else known.delete(id);
        if (!parsed.success) onProblem(id, explain(parsed.error));
      }
    },
    get: (id) => known.get(id),
  };
}
