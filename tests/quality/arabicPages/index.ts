import { agencies } from './agencies.ts';
import { articles } from './articles.ts';
import { awkward } from './awkward.ts';
import { surroundings } from './chrome.ts';
import { cms } from './cms.ts';
import { newsrooms } from './newsrooms.ts';
import { oldWeb } from './oldWeb.ts';
import { outlets } from './outlets.ts';
import { scripted } from './scripted.ts';
import { shortLines } from './shortLines.ts';
import { storyKinds } from './storyKinds.ts';
import type { Template } from './template.ts';
import { wordpress } from './wordpress.ts';

const groups: Readonly<Record<string, readonly Template[]>> = {
  wordpress,
  cms,
  outlets,
  agencies,
  'old web': oldWeb,
  scripted,
  'kinds of story': storyKinds,
  awkward,
  newsrooms,
  'short lines': shortLines,
};

export type ArabicPage = {
  readonly group: string;
  readonly template: string;
  readonly title: string;
  readonly html: string;
  readonly gold: string;
};

const ARTICLES_A_TEMPLATE = 4;

/** Pages of every template, each with its own turn of articles and surroundings. */
export function arabicPages(): ArabicPage[] {
  const templates = Object.entries(groups).flatMap(([group, list]) =>
    list.map((template) => ({ group, template })),
  );
  return templates.flatMap(({ group, template }, t) =>
    Array.from({ length: ARTICLES_A_TEMPLATE }, (_, k) => {
      const article = articles[(t + k * 3) % articles.length];
      if (!article) throw new Error('no articles');
      const made = template.make(article, surroundings(t * ARTICLES_A_TEMPLATE + k));
      const { html, gold } = typeof made === 'string' ? { html: made, gold: article.paragraphs } : made;
      return { group, template: template.name, title: article.title, html, gold: gold.join('\n') };
    }),
  );
}
