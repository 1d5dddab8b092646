import type { Alert, AlertArticle } from '@rasid/contracts';

/** So many are told apart; beyond that nobody counts. */
const MOST_OUTLETS = 200;
const MOST_JOINED = 1_000;

/** Counts a further article of an alert's story, and its outlet if that is new. The same article again changes nothing. */
export function joinStory(alert: Alert, { id, source }: Pick<AlertArticle, 'id' | 'source'>): Alert {
  const { outlets, articles } = alert.further;
  const isKnown = articles.includes(id) || alert.articles.some((article) => article.id === id);
  if (isKnown || articles.length >= MOST_JOINED) return alert;
  const first = alert.articles[0]?.source.name;
  const isNew = source.name !== first && !outlets.includes(source.name) && outlets.length < MOST_OUTLETS;
  const joined = isNew ? [...outlets, source.name] : outlets;
  return {
    ...alert,
    further: {
      count: joined.length,
      outlets: joined,
      articleCount: articles.length + 1,
      articles: [...articles, id],
    },
  };
}
