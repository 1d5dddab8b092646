import type { Alert } from '@rasid/contracts';
import { messageOf } from './alertMessage.ts';
import { escapeXml as escape } from './escapeXml.ts';
import { styledMessage } from './styledMessage.ts';

/** The alerts of one rule, newest first, as RSS 2.0. An alert keeps its id, so that a reader shows it once. */
export function alertFeed(
  rule: { readonly name: string; readonly query: string },
  alerts: readonly Alert[],
  address: string,
): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escape(`راصد · ${rule.name}`)}</title>
<link>${escape(address)}</link>
<atom:link href="${escape(address)}" rel="self" type="application/rss+xml"/>
<description>${escape(rule.query)}</description>
<language>ar</language>
<ttl>1</ttl>
${alerts.map(itemOf).join('')}</channel>
</rss>
`;
}

function itemOf(alert: Alert): string {
  const message = messageOf(alert);
  const [first] = alert.articles;
  const link = first && /^https?:\/\//i.test(first.url) ? `<link>${escape(first.url)}</link>\n` : '';
  return `<item>
<title>${escape(message.headline)}</title>
${link}<guid isPermaLink="false">${alert.id}</guid>
<pubDate>${new Date(alert.matchedAt).toUTCString()}</pubDate>
${first ? `<category>${escape(first.source.name)}</category>\n` : ''}<description>${escape(paragraphs(styledMessage(message).text))}</description>
</item>
`;
}

/** A description is HTML inside of XML. */
const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p dir="rtl">${escape(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
