import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newsArticles } from './newsTexts.ts';

export type Passage = { readonly id: string; readonly body: string };
/** What somebody asks, and the one passage that answers it. */
export type KnownItem = { readonly asked: string; readonly id: string };
export type RetrievalSet = { readonly passages: readonly Passage[]; readonly items: readonly KnownItem[] };

const HEADLINES = 2_000;

type Squad = {
  readonly data: readonly {
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly { readonly question: string }[];
    }[];
  }[];
};

/** Questions with the passages that they were written for, of a file in the format of SQuAD. */
export function readQuestions(data: string, name: 'xquad.ar' | 'arcd-train'): RetrievalSet {
  const path = join(data, 'retrieval', `${name}.json`);
  if (!existsSync(path)) throw new Error(`"${path}" is not there; --data names the folder of data sets`);
  const idOf = new Map<string, string>();
  const items: KnownItem[] = [];
  for (const { context, qas } of (JSON.parse(readFileSync(path, 'utf8')) as Squad).data.flatMap(
    ({ paragraphs }) => paragraphs,
  )) {
    // a passage that is there twice answers the questions of both
    const id = idOf.get(context) ?? `${name}-${idOf.size}`;
    idOf.set(context, id);
    for (const { question } of qas) items.push({ asked: question, id });
  }
  return { passages: [...idOf].map(([body, id]) => ({ id, body })), items };
}

/** The texts of all ANT articles without their headlines, and 2,000 headlines, spread evenly over the corpus. */
export function readHeadlines(data: string): RetrievalSet {
  const articles = newsArticles(data, 'ant').toArray();
  const titled = articles.flatMap(({ title }, i) => (title ? [{ asked: title, id: `ant-${i}` }] : []));
  const step = titled.length / HEADLINES;
  return {
    passages: articles.map(({ text }, i) => ({ id: `ant-${i}`, body: text })),
    items: Array.from({ length: HEADLINES }, (_, i) => titled[Math.floor(i * step)]).filter(
      (item) => item !== undefined,
    ),
  };
}
