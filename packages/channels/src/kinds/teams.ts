import { severityNames, split, styledMessage, type AlertMessage, type StyledText } from '@rasid/alerts';
import { jsonRequest, type ChannelRequest } from '../channelRequest.ts';

/** A message of a workflow may have 28 KB; letters of Arabic are two bytes, and the card is around them. */
const MOST_BYTES = 20_000;
const COLOURS = { low: 'default', normal: 'accent', high: 'warning', critical: 'attention' } as const;

/** An Adaptive Card, from right to left, for the address of a workflow "when a webhook request is received". */
export function teamsRequests({ url }: { readonly url: string }, message: AlertMessage): ChannelRequest[] {
  return split(styledMessage(message), MOST_BYTES, (text) => Buffer.byteLength(text)).map((piece) =>
    jsonRequest(url, {
      type: 'message',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: cardOf(message, piece) },
      ],
    }),
  );
}

const cardOf = ({ severity, articles }: AlertMessage, { text }: StyledText) => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  rtl: true,
  lang: 'ar',
  msteams: { width: 'Full' },
  body: [
    {
      type: 'TextBlock',
      text: severityNames[severity],
      color: COLOURS[severity],
      weight: 'bolder',
      size: 'small',
    },
    ...text
      .split('\n\n')
      .map((paragraph) => ({ type: 'TextBlock', text: escapeMarkdown(paragraph), wrap: true })),
  ],
  actions: articles
    .slice(0, 1)
    .map(({ title, url }) => ({ type: 'Action.OpenUrl', title: title.slice(0, 80), url })),
});

/** Lines stay lines, and signs of the text are no mark-up. */
const escapeMarkdown = (paragraph: string): string =>
  paragraph
    .replace(/https?:\/\/\S+|[\\*_[\]]/g, (found) => (found.length > 1 ? found : `\\${found}`))
    .replaceAll('\n', '\n\n');
