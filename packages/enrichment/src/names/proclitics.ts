import { fold } from '@rasid/arabic';
import { firstNames } from '../data/firstNames.ts';
import { createGazetteer, withOtherNames } from '../gazetteer.ts';
import type { NameReader } from './nameModel.ts';

/** How many letters of a word that begins a name are proclitics. */
export type ProcliticsOf = (raw: string) => number;

/** How many letters of a word are proclitics: none of a known name's own, then what leaves a known name, then what the news knows the word without. */
export function createProclitics({ wordOf }: NameReader): ProcliticsOf {
  const names = new Set([...firstNames.map(fold), ...withOtherNames(createGazetteer()).keys()]);
  return (raw) => {
    const { norm, stem, readings } = wordOf(raw);
    const [whole = '', ...others] = readings;
    if (names.has(whole)) return 0;
    const rest = others.find((reading) => names.has(reading));
    return lettersBefore(rest === undefined ? stem : rest, rest === undefined ? norm : whole);
  };
}

/** The article of «للقوات» is written without its alef: both letters are taken. */
const lettersBefore = (rest: string, word: string): number =>
  word.endsWith(rest) ? word.length - rest.length : word.length - rest.length + 2;
