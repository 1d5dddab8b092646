import type { Alert } from '@rasid/contracts';

/** What may stand in a rule's template, in braces. */
const fields: Readonly<Record<string, (alert: Alert) => string>> = {
  rule: ({ ruleName }) => ruleName,
  severity: ({ severity }) => severity,
  tags: ({ tags }) => tags.join('، '),
  title: ({ articles }) => articles[0]?.title ?? '',
  source: ({ articles }) => articles[0]?.source.name ?? '',
  url: ({ articles }) => articles[0]?.url ?? '',
  published: ({ articles }) => articles[0]?.publishedAt ?? articles[0]?.firstSeenAt ?? '',
  passage: ({ articles }) => articles[0]?.passages.find(({ field }) => field !== 'title')?.text ?? '',
  outlets: ({ further }) => String(further.count),
  count: ({ articleCount }) => String(articleCount),
};

const FIELD = /\{([^{}\s]*)\}/g;

/** What is wrong with a template, or undefined. */
export function templateProblem(template: string): string | undefined {
  const unknown = [...template.matchAll(FIELD)]
    .map(([, name = '']) => name)
    .find((name) => !Object.hasOwn(fields, name));
  if (unknown === undefined) return undefined;
  return `template: there is no {${unknown}}; expected ${Object.keys(fields)
    .map((name) => `{${name}}`)
    .join(', ')}`;
}

/** Puts the alert's words in; nothing in them is read as a template again. */
export const fillTemplate = (template: string, alert: Alert): string =>
  template.replace(FIELD, (whole, name: string) =>
    Object.hasOwn(fields, name) ? (fields[name]?.(alert) ?? '') : whole,
  );
