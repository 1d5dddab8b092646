import { fold } from '@rasid/arabic';
import type { EntityType } from '@rasid/contracts';
import { ambiguousRegions, countryWords } from './data/countries.ts';
import { cityLines } from './data/cities.ts';
import { knownPersonLines } from './data/knownPersons.ts';
import { otherNames } from './data/otherNames.ts';
import { organisationLines } from './data/organisations.ts';
import { townNames, townsAndWords } from './data/towns.ts';
import { regionLines, widePlaceNames } from './data/regions.ts';

/** A known name: the one spelling that all share, and what it is. */
export type Known = {
  readonly type: EntityType;
  readonly name: string;
  readonly id: string;
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
};

/** A name of several words, and all that bear it; the first is meant unless the context says otherwise. */
export type GazetteerEntry = { readonly words: readonly string[]; readonly known: readonly Known[] };

/** Names by their first word, longest first. */
export type Gazetteer = ReadonlyMap<string, readonly GazetteerEntry[]>;

/** Cities, countries of CLDR (as Node's own ICU has it) and of the table, regions, waters, organisations, people. */
export function createGazetteer(): Gazetteer {
  const entries = new Map<string, { words: string[]; known: Known[] }>();
  const add = (spelling: string, known: Known) => {
    const words = spelling.split(/\s+/).map(fold);
    const key = words.join(' ');
    const entry = entries.get(key) ?? { words, known: [] };
    entry.known.push(known);
    entries.set(key, entry);
  };
  const places = [
    ...readPlaces(cityLines, 'city'),
    ...readCountries(),
    ...readPlaces(regionLines, 'region'),
    ...readWidePlaces(),
  ];
  const named = [...readNames(organisationLines, 'ORG'), ...readNames(knownPersonLines, 'PER')];
  for (const { spellings, known } of [...places, ...named])
    for (const spelling of spellings) add(spelling, known);
  return byFirstWord(entries.values());
}

/** With events, works and weapons, and with towns that have no coordinates here, for what only asks for names. */
export function withOtherNames(gazetteer: Gazetteer): Gazetteer {
  const entries = [...gazetteer.values()].flat();
  const taken = new Set(entries.map(({ words }) => words.join(' ')));
  const words = new Set(townsAndWords);
  for (const name of new Set(townNames)) {
    const folded = name.split(' ').map(fold);
    if (taken.has(folded.join(' ')) || words.has(name)) continue;
    entries.push({ words: folded, known: [{ type: 'LOC', name, id: `place:${idOf(name)}` }] });
  }
  for (const name of otherNames)
    entries.push({
      words: name.split(' ').map(fold),
      known: [{ type: 'MISC', name, id: `misc:${idOf(name)}` }],
    });
  return byFirstWord(entries);
}

function byFirstWord(entries: Iterable<GazetteerEntry>): Gazetteer {
  const index = new Map<string, GazetteerEntry[]>();
  for (const entry of entries) {
    const [first = ''] = entry.words;
    index.set(
      first,
      [...(index.get(first) ?? []), entry].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return index;
}

type Named = { readonly spellings: readonly string[]; readonly known: Known };

function readCountries(): Named[] {
  const display = new Intl.DisplayNames(['ar'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .flatMap((code) => {
      const own = countryWords[code]?.names.split('|') ?? [];
      const standard =
        /^(EU|EZ|UN|XA|XB|XK|ZZ|QO|AC|CP|DG|EA|IC|TA|CQ|AN|BU|CS|DD|DY|FX|HV|NH|RH|SU|TP|UK|VD|YD|YU|ZR)$/.test(
          code,
        )
          ? undefined
          : display.of(code);
      const spellings = [
        ...new Set([...own, ...(standard === undefined || ambiguousRegions.has(code) ? [] : [standard])]),
      ];
      const [name] = spellings;
      return name === undefined
        ? []
        : [{ spellings, known: { type: 'LOC' as const, name, id: `country:${code}`, country: code } }];
    });
}

function readPlaces(lines: string, kind: 'city' | 'region'): Named[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, names = '', country = '', lat, lon] = /^(.+) ([A-Z]{2}) (\S+) (\S+)$/.exec(line) ?? [];
      const spellings = names.split('|');
      const name = spellings[0] ?? '';
      const id = `${kind}:${country}:${idOf(name)}`;
      return { spellings, known: { type: 'LOC', name, id, country, lat: Number(lat), lon: Number(lon) } };
    });
}

function readNames(lines: string, type: 'ORG' | 'PER'): Named[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const spellings = line.split('|');
      const name = spellings[0] ?? '';
      return { spellings, known: { type, name, id: `${type.toLowerCase()}:${idOf(name)}` } };
    });
}

function readWidePlaces(): Named[] {
  return widePlaceNames.map((names) => {
    const spellings = names.split('|');
    const name = spellings[0] ?? '';
    return { spellings, known: { type: 'LOC', name, id: `place:${idOf(name)}` } };
  });
}

const idOf = (name: string): string => fold(name).replaceAll(' ', '-');

/** Demonyms in their usual forms, folded, without the article; to the country's code. */
export function createDemonyms(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const [code, { demonyms }] of Object.entries(countryWords)) {
    for (const demonym of demonyms.split('|').filter((word) => word !== '' && !word.includes(' '))) {
      for (const ending of ['', 'ة', 'ين', 'ون', 'ات', 'تين', 'ان']) forms.set(fold(demonym + ending), code);
    }
  }
  return forms;
}
