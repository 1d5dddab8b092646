import type { AlertMessage } from './alertMessage.ts';

const types = { match: 'alert.matched', digest: 'alert.digest', system: 'alert.system' } as const;

/** The JSON of a webhook: a type, a moment and data, as the Standard Webhooks specification has it. */
export function webhookPayload(message: AlertMessage): string {
  const {
    id,
    kind,
    rule,
    severity,
    tags,
    articles,
    articleCount,
    further,
    matchedAt,
    notice,
    custom,
    links,
  } = message;
  return JSON.stringify({
    type: types[kind],
    timestamp: matchedAt,
    data: {
      id,
      rule,
      severity,
      tags,
      headline: message.headline,
      ...(custom !== undefined && { text: custom }),
      ...(notice && { notice }),
      articles,
      articleCount,
      further: { count: further.count, outlets: further.outlets, articleCount: further.articleCount },
      ...(links && { links }),
    },
  });
}
