import { escapeXml } from '@rasid/alerts';
import type { Hit } from '@rasid/search';

export const rssHead = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>راصد</title>
<description>نتيجة بحث في راصد</description>
<language>ar</language>
`;
export const rssFoot = '</channel>\n</rss>\n';

export const rssItem = ({ id, url, title, source, publishedAt }: Hit): string => `<item>
<title>${escapeXml(title)}</title>
<link>${escapeXml(url)}</link>
<guid isPermaLink="false">${id}</guid>
${publishedAt === undefined ? '' : `<pubDate>${new Date(publishedAt).toUTCString()}</pubDate>\n`}<category>${escapeXml(source.name)}</category>
</item>
`;
