import { fold } from '@rasid/arabic';
import { bodyOpeners, openersBeforeNames, openersOfSeveral } from './data/organisations.ts';
import { notNames } from './data/persons.ts';
import type { Mention } from './knownNames.ts';
import { memoByLexeme } from './lexeme.ts';
import type { WordText } from './words.ts';

const openers = new Set(bodyOpeners.map(fold));
const beforeNames = new Set(openersBeforeNames.map(fold));
const ofSeveral = new Set(openersOfSeveral.map(fold));
const stops = new Set(notNames.map(fold));
const openerOf = memoByLexeme(({ readings }) => readings.find(({ rest }) => openers.has(rest)) ?? null);
const MOST_WORDS = 5;

/**
 * Bodies that are named by what they are: «وزارة الخارجية», «جامعة بنغازي», «الشركة العامة للكهرباء». The name goes on
 * while what follows is definite, or a noun in construct with it.
 */
export function findBodies(text: WordText, original: string): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < text.words.length; i++) {
    const lexeme = text.words[i]?.lexeme;
    const opener = lexeme && openerOf(lexeme);
    if (!opener) continue;
    const last = lastWord(text, i, opener.rest);
    if (last === i) continue;
    const start = text.startInside(i, opener.taken);
    const end = text.words[last]?.end ?? start;
    const name = original.slice(start, end).replace(/\s+/g, ' ');
    mentions.push({ type: 'ORG', start, end, name, id: `org:${fold(name).replaceAll(' ', '-')}` });
    i = last;
  }
  return mentions;
}

function lastWord(text: WordText, first: number, opener: string): number {
  let last = first;
  for (let i = first + 1; i < text.words.length && i - first < MOST_WORDS; i++) {
    const word = text.words[i]?.lexeme.folded ?? '';
    if (text.isBrokenAfter(i - 1) || stops.has(word) || !/^[\u0621-\u064a]+$/.test(word)) break;
    const definite =
      (/^ال/.test(word) || (last > first && ofSeveral.has(opener) && /^وال/.test(word))) && word.length > 4;
    const proper = i === first + 1 && beforeNames.has(opener) && !/^(?:[يتلبو]|ال)/.test(word);
    if (!definite && !proper) break;
    last = i;
  }
  return last;
}
