export type Article = { readonly title: string; readonly text: string };

/** What outlets do with an agency's text. */
export const reprintRules = ['cut', 're-headline', 'reorder', 'agency prefix', 'all at once'] as const;
export type ReprintRule = (typeof reprintRules)[number];

const PREFIXES = [
  'القاهرة (وكالات) - ',
  'طرابلس 12 مارس (رويترز) - ',
  'أفادت وكالة فرانس برس في خبر لها من المكان بما يلي. ',
  'متابعات - خاص: ',
  'الرياض - واس\n',
];
const LEADS = [
  'في تطور جديد تابعته وسائل الإعلام باهتمام، تكشفت تفاصيل إضافية وردت في تقرير نشر صباح اليوم.',
  'ننشر لقرائنا أبرز ما جاء في هذا الخبر كما ورد من مصدره، على أن نوافيهم بالمستجدات فور وصولها.',
  'لا يزال هذا الموضوع حديث الساعة بين المتابعين، وفيما يلي أهم ما نعرفه حتى الآن عنه.',
];
const LEAST_KEPT = 0.6;

/** Re-prints by a rule, the same from the same seed; a headline is taken from another article. */
export function createReprints(seed: number, articles: readonly Article[]) {
  let state = seed;
  // mulberry32
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const cut = (text: string): string => {
    const parts = sentencesOf(text);
    return parts.slice(0, Math.max(1, Math.ceil(parts.length * (LEAST_KEPT + random() * 0.3)))).join(' ');
  };
  const reorder = (text: string): string => {
    const [first = '', ...rest] = sentencesOf(text);
    for (let i = rest.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [rest[i], rest[j]] = [rest[j] as string, rest[i] as string];
    }
    return [first, ...rest].join(' ');
  };
  const ways: Record<ReprintRule, (article: Article) => Article> = {
    cut: ({ title, text }) => ({ title, text: cut(text) }),
    're-headline': ({ text }) => ({ title: oneOf(articles).title, text: `${oneOf(LEADS)} ${text}` }),
    reorder: ({ title, text }) => ({ title, text: reorder(text) }),
    'agency prefix': ({ title, text }) => ({ title, text: oneOf(PREFIXES) + text }),
    'all at once': ({ text }) => ({
      title: oneOf(articles).title,
      text: `${oneOf(PREFIXES)}${oneOf(LEADS)} ${reorder(cut(text))}`,
    }),
  };
  return (article: Article, rule: ReprintRule): Article => ways[rule](article);
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.؟!\n])\s+/).filter(Boolean);
