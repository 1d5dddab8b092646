import { split, styledMessage, type AlertMessage } from '@rasid/alerts';
import { jsonRequest, type ChannelRequest } from '../channelRequest.ts';

/** Characters of an embed's description, https://discord.com/developers/docs/resources/message#embed-object-embed-limits. */
const MOST_CHARACTERS = 4096;
const COLOURS = { low: 0x868e96, normal: 0x1c7ed6, high: 0xe8590c, critical: 0xc92a2a } as const;

/** A webhook of a channel, an embed a message. Nobody is mentioned, whatever stands in an article. */
export function discordRequests({ url }: { readonly url: string }, message: AlertMessage): ChannelRequest[] {
  const measure = (text: string): number => escapeMarkdown(text).length;
  return split(styledMessage(message), MOST_CHARACTERS, measure).map(({ text }) =>
    jsonRequest(url, {
      allowed_mentions: { parse: [] },
      embeds: [{ description: escapeMarkdown(text), color: COLOURS[message.severity] }],
    }),
  );
}

/** Addresses stay as they are, so that they lead somewhere. */
const escapeMarkdown = (text: string): string =>
  text.replace(/https?:\/\/\S+|[\\*_~`|>#[\]()]/g, (found) => (found.length > 1 ? found : `\\${found}`));
