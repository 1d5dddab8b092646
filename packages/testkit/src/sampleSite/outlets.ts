import type { ArticleDraft, OutletKey, SampleTopic } from './articles/draft.ts';

/** An outlet as its readers know it. All four are invented. */
export type Outlet = {
  readonly key: OutletKey;
  readonly name: string;
  readonly motto: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly locale: string;
  /** Hours east of UTC, the year round. */
  readonly utcOffset: number;
  readonly feedPath: string;
  readonly feedType: string;
  readonly charset: 'utf-8' | 'windows-1256';
  /** `number` counts the outlet's articles, as its content system does. */
  readonly articlePath: (draft: ArticleDraft, number: number) => string;
};

export const outlets: Readonly<Record<OutletKey, Outlet>> = {
  fanar: {
    key: 'fanar',
    name: 'فنار سرت',
    motto: 'خبر يهديك إلى البر',
    country: 'LY',
    locale: 'ar-LY',
    utcOffset: 2,
    feedPath: '/feed.xml',
    feedType: 'application/rss+xml',
    charset: 'utf-8',
    articlePath: ({ title }, number) => `/news/${1040 + number}/${encodeURIComponent(slugOf(title))}`,
  },
  shurfa: {
    key: 'shurfa',
    name: 'شرفة الخليج',
    motto: 'نطل على المنطقة والعالم',
    country: 'OM',
    locale: 'ar-OM',
    utcOffset: 4,
    feedPath: '/atom.xml',
    feedType: 'application/atom+xml',
    charset: 'utf-8',
    articlePath: (_, number) => `/articles/${730 + number}`,
  },
  qindil: {
    key: 'qindil',
    name: 'قنديل النيل',
    motto: 'ضوء على ما يجري',
    country: 'EG',
    locale: 'ar-EG',
    utcOffset: 2,
    feedPath: '/feed.json',
    feedType: 'application/feed+json',
    charset: 'utf-8',
    articlePath: ({ key }) => `/story/${key}.html`,
  },
  daftar: {
    key: 'daftar',
    name: 'دفتر المشرق',
    motto: 'نكتب ما نراه',
    country: 'JO',
    locale: 'ar-JO',
    utcOffset: 3,
    feedPath: '/sitemap-news.xml',
    feedType: 'application/xml',
    charset: 'windows-1256',
    articlePath: (_, number) => `/article.aspx?id=${2200 + number}`,
  },
};

/** What the outlets' sections are called. */
export const sections: Readonly<Record<SampleTopic, string>> = {
  politics: 'سياسة',
  defence: 'دفاع وأمن',
  'economy-business-and-finance': 'اقتصاد',
  sport: 'رياضة',
  health: 'صحة',
  'arts-culture-entertainment-and-media': 'ثقافة وفنون',
  'science-and-technology': 'علوم وتقنية',
  religion: 'دين وحياة',
};

/** Words of a title joined by hyphens, without vowel signs, as blog systems make addresses. */
const slugOf = (title: string): string =>
  title
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
