import { alertRuleSchema, type AlertArticle, type AlertRule } from '@rasid/contracts';

type Given = { readonly [Name in keyof AlertRule]?: unknown };

/** A rule with everything as usual but what is given. */
export const ruleOf = (given: Given = {}): AlertRule =>
  alertRuleSchema.parse({
    id: 'ports',
    name: 'موانئ',
    query: 'ميناء',
    channels: ['hook'],
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...given,
  });

const hex = (n: number): string => n.toString(16).padStart(32, '0');

/** An article, told apart from others by its number; all are of one story unless said. */
export const articleOf = (n: number, given: Partial<AlertArticle> = {}): AlertArticle => ({
  id: hex(n),
  version: 1,
  storyId: hex(1_000),
  title: 'ميناء سرت يستأنف العمل',
  url: `https://news.example/${n}`,
  source: { feedId: `feed-${n}`, name: `صحيفة ${n}` },
  publishedAt: '2026-03-01T09:00:00.000Z',
  firstSeenAt: '2026-03-01T09:05:00.000Z',
  enrichedAt: '2026-03-01T09:05:01.000Z',
  lang: 'ar',
  topics: [],
  countries: ['LY'],
  passages: [],
  ...given,
});
