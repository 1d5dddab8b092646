import { split, styledMessage, type AlertMessage, type Style } from '@rasid/alerts';
import { jsonRequest, type ChannelRequest } from '../channelRequest.ts';

/** UTF-16 units of a text, https://core.telegram.org/bots/api#sendmessage. */
const MOST_UNITS = 4096;
const MOST_ENTITIES = 100;

/** A message of the Bot API, in as many pieces as it needs; styles are given as entities, so nothing has to be escaped. */
export function telegramRequests(
  { apiUrl, chatId, token }: { readonly apiUrl: string; readonly chatId: string; readonly token: string },
  message: AlertMessage,
): ChannelRequest[] {
  const url = `${apiUrl.replace(/\/+$/, '')}/bot${token}/sendMessage`;
  return split(styledMessage(message), MOST_UNITS).map(({ text, styles }) =>
    jsonRequest(url, {
      chat_id: chatId,
      text,
      entities: styles.slice(0, MOST_ENTITIES).map(toEntity),
      link_preview_options: { is_disabled: true },
    }),
  );
}

const toEntity = (style: Style) => ({
  type: style.kind === 'link' ? 'text_link' : style.kind === 'bold' ? 'bold' : 'underline',
  offset: style.start,
  length: style.end - style.start,
  ...(style.kind === 'link' && { url: style.url }),
});
