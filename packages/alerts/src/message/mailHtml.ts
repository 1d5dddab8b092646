import type { AlertArticle } from '@rasid/contracts';
import { countedArticles, countedOutlets, type AlertMessage } from './alertMessage.ts';
import { escapeMarkup } from './escapeMarkup.ts';
import { severityNames } from './styledMessage.ts';

/** Words of Latin letters in a row, with their figures and signs in between. */
const LATIN_RUN = /[A-Za-zÀ-ɏ][\w.@/:&'’+#%-]*(?: [A-Za-zÀ-ɏ0-9][\w.@/:&'’+#%-]*)*/g;

/** Escaped; each Latin run stands in isolation, so that it does not turn the Arabic around it. */
export function isolated(text: string): string {
  let html = '';
  let last = 0;
  for (const { 0: run, index } of text.matchAll(LATIN_RUN)) {
    html += `${escapeMarkup(text.slice(last, index))}<bdi dir="ltr">${escapeMarkup(run)}</bdi>`;
    last = index + run.length;
  }
  return html + escapeMarkup(text.slice(last));
}

function highlighted(text: string, marks: readonly (readonly [number, number])[]): string {
  let html = '';
  let last = 0;
  for (const [start, end] of marks) {
    html += `${isolated(text.slice(last, start))}<mark style="background:#fff3bf;color:inherit">${isolated(text.slice(start, end))}</mark>`;
    last = end;
  }
  return html + isolated(text.slice(last));
}

const COLOURS = { low: '#868e96', normal: '#1c7ed6', high: '#e8590c', critical: '#c92a2a' } as const;

/** Only web addresses are linked: what stands in a feed may be anything. */
const href = (url: string): string => (/^https?:\/\//i.test(url) ? escapeMarkup(url) : '#');

/** A whole mail, from right to left, with its styles in place since mail programs drop others. */
export function mailHtml(message: AlertMessage): string {
  const { rule, severity, kind, custom, notice, articles, headline } = message;
  const colour = COLOURS[severity];
  const count = kind === 'digest' ? ` · ${countedArticles(message.articleCount)}` : '';
  const body =
    custom !== undefined
      ? `<p style="white-space:pre-wrap">${isolated(custom)}</p>`
      : notice
        ? `<p>${isolated(notice.ar)}</p><p dir="ltr" lang="en" style="color:#495057;text-align:left">${escapeMarkup(notice.en)}</p>`
        : articles.map(articleHtml).join('');
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(headline)}</title></head>
<body dir="rtl" style="margin:0;padding:24px;background:#f1f3f5;color:#212529;font:16px/1.8 'Noto Naskh Arabic','Segoe UI',Tahoma,Arial,sans-serif;text-align:right">
<div style="max-width:640px;margin:0 auto;background:#fff;border-radius:8px;border-top:4px solid ${colour};padding:24px">
<p style="margin:0 0 16px;color:#495057;font-size:14px"><span style="color:${colour};font-weight:bold">${severityNames[severity]}</span> · ${isolated(rule.name)}${count}</p>
${body}
${tailHtml(message)}
</div>
</body>
</html>
`;
}

function articleHtml({ title, url, source, publishedAt, firstSeenAt, passages }: AlertArticle): string {
  const titleMarks = passages.find(({ field }) => field === 'title')?.marks ?? [];
  const shown = passages.filter(({ field }) => field !== 'title');
  return `<div style="margin:0 0 24px">
<h2 style="margin:0 0 4px;font-size:20px;line-height:1.5"><a href="${href(url)}" style="color:#1864ab;text-decoration:none">${highlighted(title, titleMarks)}</a></h2>
<p style="margin:0 0 8px;color:#868e96;font-size:14px">${isolated(source.name)} · <bdi dir="ltr">${(publishedAt ?? firstSeenAt).slice(0, 16).replace('T', ' ')} UTC</bdi></p>
${shown.map(({ text, marks }) => `<p style="margin:0 0 8px">${highlighted(text, marks)}</p>`).join('\n')}
</div>`;
}

function tailHtml({ further, omitted, links }: AlertMessage): string {
  const lines: string[] = [];
  if (further.count > 0)
    lines.push(
      `<p style="color:#495057">ونشرته أيضا ${countedOutlets(further.count)}: ${further.outlets.slice(0, 10).map(isolated).join('، ')}</p>`,
    );
  if (omitted > 0) lines.push(`<p style="color:#495057">وغيرها: ${countedArticles(omitted)}</p>`);
  if (links)
    lines.push(
      `<p style="margin:16px 0 0;padding-top:16px;border-top:1px solid #dee2e6;font-size:14px"><a href="${href(links.acknowledge)}" style="color:#1864ab">اطلعت عليه</a> · <a href="${href(links.mute)}" style="color:#1864ab">إسكات القاعدة يوما</a></p>`,
    );
  return lines.join('\n');
}
