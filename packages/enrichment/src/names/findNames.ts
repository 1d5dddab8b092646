import { entityIdOf } from '../canonicalEntities.ts';
import type { Mention } from '../knownNames.ts';
import { canonicalName } from '../persons.ts';
import { labels, type NameType } from './labels.ts';
import type { NameTagger } from './nameModel.ts';
import { nameTokens, type NameToken } from './nameTokens.ts';
import type { ProcliticsOf } from './proclitics.ts';
import type { RuleName, RuleNames } from './ruleNames.ts';
import type { SpellingVariants } from './spellingVariants.ts';

const MOST_TOKENS = 120;
const SENTENCE_END = /^[.؟!?]$/;
const MARK = /[\p{M}\u0640]/u;

export type NameFinder = {
  readonly tag: NameTagger;
  readonly rules: RuleNames;
  readonly procliticsOf: ProcliticsOf;
  readonly variantOf: SpellingVariants;
};

/** Names of a text without their proclitics, with the roles of people and what lists know of them. */
export function findNames(text: string, { tag, rules, procliticsOf, variantOf }: NameFinder): Mention[] {
  return sentencesOf(text).flatMap((tokens) => {
    const words = tokens.map(({ start, end }) => text.slice(start, end));
    const given = rules(words);
    return spansOf(tag(words, given)).map((span) => {
      const same = given.find(({ first, last }) => first === span.first && last === span.last);
      const near = same ?? given.find(({ first, type }) => first === span.first && type === span.type);
      const letters = near ? near.proclitics : procliticsOf(words[span.first] as string);
      const first = tokens[span.first] as NameToken;
      const start = near ? first.start + letters : afterLetters(text, first, letters);
      const end = (tokens[span.last] as NameToken).end;
      return mentionOf(text, { type: span.type, start, end }, { ...roleOnly(near), ...same }, variantOf);
    });
  });
}

/** A name that the tagger cuts otherwise than the rules keeps its role and nothing else. */
const roleOnly = (near: RuleName | undefined): Pick<Mention, 'role'> =>
  near?.role === undefined ? {} : { role: near.role };

/** Where the letters behind the first so many begin; marks and tatweel are no letters. */
function afterLetters(text: string, { start, end }: NameToken, letters: number): number {
  let at = start;
  for (let left = letters; left > 0 && at < end; at++) if (!MARK.test(text[at] ?? '')) left--;
  while (at > start && at < end && MARK.test(text[at] ?? '')) at++;
  return at;
}

function mentionOf(
  text: string,
  { type, start, end }: Pick<Mention, 'type' | 'start' | 'end'>,
  { type: listed, name, id, role }: Partial<Mention>,
  variantOf: SpellingVariants,
): Mention {
  const own = listed === type && name !== undefined ? name : nameOf(text, start, end);
  const known = listed === type && id !== undefined ? { name: own, id } : undefined;
  const meant = variantOf(type, own) ?? known ?? { name: own, id: entityIdOf(type, own) };
  return {
    type,
    start,
    end,
    name: meant.name,
    id: meant.id,
    ...(type === 'PER' && role !== undefined && { role }),
  };
}

/** The alef of «للقوات» is not written. */
function nameOf(text: string, start: number, end: number): string {
  const name = canonicalName(text.slice(start, end));
  return text.slice(Math.max(0, start - 2), start) === 'لل' ? `ال${name}` : name;
}

/** Tokens of one sentence each, as far as full stops and lines tell; a longer one is cut. */
function sentencesOf(text: string): NameToken[][] {
  const sentences: NameToken[][] = [];
  let [sentence, before]: [NameToken[], number] = [[], 0];
  const flush = (): void => {
    if (sentence.length > 0) sentences.push(sentence);
    sentence = [];
  };
  for (const token of nameTokens(text)) {
    if (sentence.length >= MOST_TOKENS || text.slice(before, token.start).includes('\n')) flush();
    sentence.push(token);
    if (SENTENCE_END.test(text.slice(token.start, token.end))) flush();
    before = token.end;
  }
  flush();
  return sentences;
}

type Span = { readonly type: NameType; readonly first: number; readonly last: number };

function spansOf(found: readonly number[]): Span[] {
  const spans: Span[] = [];
  let first = 0;
  found.forEach((number, i) => {
    const [place, type] = (labels[number] ?? 'O').split('-');
    if (place === 'B' || place === 'S') first = i;
    if (place === 'E' || place === 'S') spans.push({ type: type as NameType, first, last: i });
  });
  return spans;
}
