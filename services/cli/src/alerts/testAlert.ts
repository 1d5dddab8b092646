import { alertIdOf, draftAlert } from '@rasid/alerts';
import { alertRuleSchema, type Alert, type AlertArticle } from '@rasid/contracts';

/** An alert that shows what a channel makes of one. */
export function testAlert(channelId: string, now: Date): Alert {
  const at = now.toISOString();
  const rule = alertRuleSchema.parse({
    id: 'test',
    name: 'رسالة تجريبية',
    query: 'تجربة',
    channels: [channelId],
    createdAt: at,
    updatedAt: at,
  });
  const unit = `test:${at}`;
  return draftAlert(rule, articleAt(at, alertIdOf('test', unit)), now.getTime(), unit);
}

const articleAt = (at: string, id: string): AlertArticle => ({
  id,
  version: 1,
  storyId: id,
  title: 'هذه رسالة تجريبية من راصد',
  url: 'https://example.org/',
  source: { feedId: 'rasid', name: 'راصد' },
  publishedAt: at,
  firstSeenAt: at,
  enrichedAt: at,
  lang: 'ar',
  topics: [],
  countries: [],
  passages: [
    { field: 'body', text: 'إن وصلتك هذه الرسالة فالقناة تعمل، وستصلك التنبيهات هنا.', marks: [[24, 31]] },
  ],
});
