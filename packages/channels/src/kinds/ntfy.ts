import { split, styledMessage, type AlertMessage } from '@rasid/alerts';
import { jsonRequest, type ChannelRequest } from '../channelRequest.ts';

/** Bytes of a message, https://docs.ntfy.sh/publish/#limitations; a longer one would become a file. */
const MOST_BYTES = 4000;
const PRIORITIES = { low: 2, normal: 3, high: 4, critical: 5 } as const;

/** Published as JSON, since headers hold no Arabic. */
export function ntfyRequests(
  { url, topic, token }: { readonly url: string; readonly topic: string; readonly token: string | undefined },
  message: AlertMessage,
): ChannelRequest[] {
  const [first] = message.articles;
  return split(styledMessage(message), MOST_BYTES, (text) => Buffer.byteLength(text)).map(({ text }) =>
    jsonRequest(
      url,
      {
        topic,
        title: message.headline.slice(0, 200),
        message: text,
        priority: PRIORITIES[message.severity],
        ...(first && { click: first.url }),
      },
      token === undefined ? undefined : { authorization: `Bearer ${token}` },
    ),
  );
}
