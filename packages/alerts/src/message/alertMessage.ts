import type { Alert, AlertArticle } from '@rasid/contracts';
import { fillTemplate } from './template.ts';

/** What a channel tells of an alert, in whatever form it does so. */
export type AlertMessage = Pick<
  Alert,
  'id' | 'kind' | 'severity' | 'tags' | 'articles' | 'further' | 'matchedAt' | 'dueAt'
> & {
  readonly rule: { readonly id: string; readonly name: string };
  /** One line. */
  readonly headline: string;
  /** In place of what is told as a rule: what the rule's template makes of the alert. */
  readonly custom: string | undefined;
  readonly notice: Alert['notice'];
  /** Articles that did not fit. */
  readonly omitted: number;
  readonly articleCount: number;
  readonly links: AlertLinks | undefined;
};

/** Addresses by which whoever has the message may act on it. */
export type AlertLinks = { readonly acknowledge: string; readonly mute: string };

export function messageOf(alert: Alert, links?: AlertLinks): AlertMessage {
  const { id, kind, severity, tags, articles, further, matchedAt, dueAt, notice, articleCount, routing } =
    alert;
  const [first] = articles;
  return {
    id,
    kind,
    severity,
    tags,
    articles,
    further,
    matchedAt,
    dueAt,
    notice,
    articleCount,
    rule: { id: alert.ruleId, name: alert.ruleName },
    headline: headlineOf(alert, first),
    custom: routing.template === undefined ? undefined : fillTemplate(routing.template, alert),
    omitted: Math.max(0, articleCount - articles.length),
    links,
  };
}

function headlineOf(
  { kind, ruleName, articleCount, notice }: Alert,
  first: AlertArticle | undefined,
): string {
  if (kind === 'system') return notice?.ar ?? ruleName;
  return kind === 'digest' ? `${ruleName}: ${countedArticles(articleCount)}` : (first?.title ?? ruleName);
}

/** Arabic counts by one, two, three to ten, eleven and more, and again after each hundred. */
export function countedArticles(count: number): string {
  return counted(count, ['خبر واحد', 'خبران', 'أخبار', 'خبرا', 'خبر']);
}

export function countedOutlets(count: number): string {
  return counted(count, ['وسيلة واحدة', 'وسيلتان', 'وسائل', 'وسيلة', 'وسيلة']);
}

/** In the genitive, as after a preposition. */
export function countedMessages(count: number): string {
  return counted(count, ['رسالة واحدة', 'رسالتين', 'رسائل', 'رسالة', 'رسالة']);
}

function counted(
  count: number,
  [one, two, few, many, hundreds]: readonly [string, string, string, string, string],
): string {
  if (count === 1) return one;
  if (count === 2) return two;
  const rest = count % 100;
  if (rest >= 3 && rest <= 10) return `${count} ${few}`;
  return rest >= 11 ? `${count} ${many}` : `${count} ${hundreds}`;
}
