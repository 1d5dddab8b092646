import { findBodies } from '../bodies.ts';
import { createDemonyms, createGazetteer, withOtherNames } from '../gazetteer.ts';
import { createNameStarts, findKnownNames, type Mention } from '../knownNames.ts';
import { createOccupancy } from '../occupancy.ts';
import { withOrigin } from '../origin.ts';
import { findPersons } from '../persons.ts';
import { readWords } from '../words.ts';

/** A name that lists, titles and the grammar of bodies give; tokens, the last included, and units of its first token that are proclitics. */
export type RuleName = Mention & {
  readonly first: number;
  readonly last: number;
  readonly proclitics: number;
};
/** Names of the tokens of one sentence or text, in order, never overlapping. */
export type RuleNames = (tokens: readonly string[]) => RuleName[];

/** Names by gazetteers, titles and name lists, which read words without their proclitics. */
export function createRuleNames(): RuleNames {
  const starts = createNameStarts(withOtherNames(createGazetteer()));
  const demonyms = createDemonyms();
  return (tokens) => {
    const text = tokens.join(' ');
    const words = readWords(text);
    const known = withOrigin(findKnownNames(words, starts), { words, original: text }, demonyms);
    const bodies = findBodies(words, text, new Map(known.map((mention) => [mention.start, mention])));
    const persons = asKnown(findPersons(words, text), known);
    return onTokens(withoutOverlaps([...persons, ...known, ...bodies], text.length), tokens);
  };
}

/** The gazetteer's names for people, beside the roles that the text gives. */
function asKnown(persons: readonly Mention[], known: readonly Mention[]): Mention[] {
  const placeOf = ({ start, end }: Mention) => `${start}-${end}`;
  const knownPersons = known.filter(({ type }) => type === 'PER');
  const byPlace = new Map(knownPersons.map((mention) => [placeOf(mention), mention]));
  return persons.map((person) => ({ ...person, ...byPlace.get(placeOf(person)) }));
}

/** Of two mentions that overlap the longer one stands; of equals the first found. */
function withoutOverlaps(mentions: readonly Mention[], textLength: number): Mention[] {
  const taken = createOccupancy(textLength);
  const longestFirst = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start));
  return longestFirst.filter(({ start, end }) => taken.take(start, end)).sort((a, b) => a.start - b.start);
}

function onTokens(mentions: readonly Mention[], tokens: readonly string[]): RuleName[] {
  const found: RuleName[] = [];
  let [token, at] = [0, 0];
  const advance = (): void => {
    at += (tokens[token]?.length ?? 0) + 1;
    token += 1;
  };
  for (const mention of mentions) {
    while (token < tokens.length && at + (tokens[token]?.length ?? 0) <= mention.start) advance();
    const [first, proclitics] = [token, Math.max(0, mention.start - at)];
    while (token < tokens.length && at + (tokens[token]?.length ?? 0) < mention.end) advance();
    found.push({ ...mention, first, last: token, proclitics });
  }
  return found;
}

/** Marks of tokens, as the tagger takes them: `B` or `I`, the type, and `+` for a name of several tokens. */
export function ruleMarks(names: readonly RuleName[], length: number): string[] {
  const marks = new Array<string>(length).fill('');
  for (const { first, last, type, role } of names)
    for (let i = first; i <= last && i < length; i++)
      marks[i] =
        `${i === first ? 'B' : i === last ? 'E' : 'I'}${type}${last > first ? '+' : ''}${role === undefined ? '' : 'r'}`;
  return marks;
}
