import { split, styledMessage, type AlertMessage, type StyledText } from '@rasid/alerts';
import { jsonRequest, type ChannelRequest } from '../channelRequest.ts';

/** Characters of a section's text and sections of a message, https://docs.slack.dev/reference/block-kit/blocks. */
const MOST_CHARACTERS = 3000;
const MOST_SECTIONS = 50;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

/** An incoming webhook with blocks of Slack's mark-up. What it escapes and adds may double a text: pieces are cut short. */
export function slackRequests({ url }: { readonly url: string }, message: AlertMessage): ChannelRequest[] {
  const pieces = split(styledMessage(message), MOST_CHARACTERS, (text) => escape(text).length * 2);
  const sections = pieces.map((piece) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: toMarkup(piece) },
  }));
  const requests: ChannelRequest[] = [];
  for (let i = 0; i < sections.length; i += MOST_SECTIONS)
    requests.push(
      jsonRequest(url, {
        text: escape(message.headline),
        blocks: sections.slice(i, i + MOST_SECTIONS),
        unfurl_links: false,
      }),
    );
  return requests;
}

/** A bare address links itself; stars need white space around them, which the empty joiner is not, but Slack takes it. */
function toMarkup({ text, styles }: StyledText): string {
  let markup = '';
  let last = 0;
  for (const style of styles) {
    const inner = escape(text.slice(style.start, style.end));
    markup += escape(text.slice(last, style.start));
    markup +=
      style.kind === 'link' ? `<${escape(style.url)}>` : `\u200b*${inner.replaceAll('*', '\u2217')}*\u200b`;
    last = style.end;
  }
  return markup + escape(text.slice(last));
}
