import type { AlertArticle, Severity } from '@rasid/contracts';
import { countedArticles, countedOutlets, type AlertMessage } from './alertMessage.ts';
import { bold, joined, link, marked, plain, type StyledText } from './styledText.ts';

export const severityNames: Readonly<Record<Severity, string>> = {
  low: 'منخفض',
  normal: 'عادي',
  high: 'مهم',
  critical: 'عاجل جدا',
};

/** Keeps a line that begins with a Latin word from being read from the left. */
const RLM = '\u200f';

/** The whole message as text: for mail without HTML, chats and push services. */
export function styledMessage(message: AlertMessage): StyledText {
  const { custom, notice, articles, kind } = message;
  const body =
    custom !== undefined
      ? [plain(custom)]
      : notice
        ? [plain(notice.ar), plain(notice.en)]
        : articles.map((article) => articleText(article, kind === 'digest'));
  return joined([headOf(message), ...body, ...tailOf(message)], '\n\n');
}

const headOf = ({ rule, severity, kind, articleCount }: AlertMessage): StyledText => {
  const count = kind === 'digest' ? `: ${countedArticles(articleCount)}` : '';
  const urgency = severity === 'high' || severity === 'critical' ? ` (${severityNames[severity]})` : '';
  return bold(`${RLM}راصد · ${rule.name}${count}${urgency}`);
};

function articleText(
  { title, source, publishedAt, firstSeenAt, url, passages }: AlertArticle,
  brief: boolean,
): StyledText {
  const marks = passages.find(({ field }) => field === 'title')?.marks ?? [];
  const shown = passages.filter(({ field }) => field !== 'title').slice(0, brief ? 1 : 3);
  return joined(
    [
      joined([plain(RLM), bold(title)]),
      plain(`${RLM}${source.name} · ${(publishedAt ?? firstSeenAt).slice(0, 16).replace('T', ' ')} UTC`),
      ...(marks.length > 0 && shown.length === 0
        ? []
        : shown.map(({ text, marks: at }) => joined([plain(RLM), marked(text, at)]))),
      link(url, url),
    ],
    '\n',
  );
}

function tailOf({ further, omitted, links }: AlertMessage): StyledText[] {
  const lines: StyledText[] = [];
  if (further.count > 0)
    lines.push(
      plain(`${RLM}ونشرته أيضا ${countedOutlets(further.count)}: ${further.outlets.slice(0, 10).join('، ')}`),
    );
  if (omitted > 0) lines.push(plain(`${RLM}وغيرها: ${countedArticles(omitted)}`));
  if (links)
    lines.push(
      joined([plain(`${RLM}اطلعت عليه: `), link(links.acknowledge, links.acknowledge)]),
      joined([plain(`${RLM}إسكات القاعدة يوما: `), link(links.mute, links.mute)]),
    );
  return lines.length === 0 ? [] : [joined(lines, '\n')];
}
