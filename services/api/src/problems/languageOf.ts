import type { Language } from './problem.ts';

/** The better liked of our two languages (RFC 9110, 12.5.4); Arabic where neither is named. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const likes = (acceptLanguage ?? '').slice(0, 500).split(',').map(readRange);
  const weightOf = (language: Language) =>
    Math.max(0, ...likes.filter((like) => like.tag === language).map(({ weight }) => weight));
  return weightOf('en') > weightOf('ar') ? 'en' : 'ar';
}

function readRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
  const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag: tag.trim().split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
}
