/** Forms of a verb as news writes them, without vowels: the perfect, and one imperfect, which several verbs may share. */
export type Conjugation = {
  /** Third person masculine, singular, of the imperfect. */
  readonly imperfect: string;
  readonly forms: ReadonlySet<string>;
  /** The other persons of the perfect, which tell that there is such a verb. */
  readonly perfects: readonly string[];
};

/**
 * Conjugates a normalised verb, given by its third person of the perfect (قال, أعلن, التقى), in each way that its letters
 * leave open. After the tables of W. Wright, "A Grammar of the Arabic Language", 1896.
 */
export function conjugationsOf(verb: string): Conjugation[] {
  return classesOf(verb).map(({ stems, perfects, passives = [] }) => {
    const [stem = verb] = stems;
    const forms = new Set([verb, ...perfects, ...passives, ...stems.flatMap(imperfectForms)]);
    return { imperfect: `ي${stem}`, perfects, forms };
  });
}

/** `stems` of the imperfect without its person, the active one first. */
type VerbClass = {
  readonly stems: readonly string[];
  readonly perfects: readonly string[];
  readonly passives?: readonly string[];
};

const C = '[^اويىة]';
const HOLLOW = new RegExp(`^(${C})ا(${C})$`);
const HOLLOW_4 = new RegExp(`^ا(ست)?(${C})ا(${C})$`);
const HOLLOW_78 = new RegExp(`^ا(ن${C}|${C}ت)ا(${C})$`);

function classesOf(verb: string): VerbClass[] {
  const [, first, last] = HOLLOW.exec(verb) ?? [];
  if (first !== undefined && last !== undefined)
    return ['و', 'ي', 'ا'].map((vowel) => ({
      stems: [first + vowel + last],
      perfects: [`${verb}ت`, `${verb}وا`],
    }));
  const [, tenth = '', middle, end] = HOLLOW_4.exec(verb) ?? [];
  if (middle !== undefined && end !== undefined) return [hollowDerived(verb, tenth, middle, end)];
  const [, prefix, finish] = HOLLOW_78.exec(verb) ?? [];
  if (prefix !== undefined && finish !== undefined)
    return [{ stems: [`${prefix}ا${finish}`], perfects: [`${verb}ت`, `${verb}وا`] }];
  if (/[اىي]$/.test(verb)) return weakAtTheEnd(verb);
  return strong(verb);
}

/** أضاف, استقال: يضيف, يستقيل; in the passive أضيف and يضاف. */
function hollowDerived(verb: string, tenth: string, middle: string, end: string): VerbClass {
  const passive = `ا${tenth}${middle}ي${end}`;
  return {
    stems: [`${tenth}${middle}ي${end}`, `${tenth}${middle}ا${end}`],
    perfects: [`${verb}ت`, `${verb}وا`, `ا${tenth}${middle}${end}نا`],
    passives: [passive, `${passive}ت`, `${passive}وا`],
  };
}

function weakAtTheEnd(verb: string): VerbClass[] {
  const short = verb.slice(0, -1);
  const isBase = verb.length === 3;
  if (verb.endsWith('ي'))
    return isBase ? [{ stems: [`${short}ى`], perfects: [`${verb}ت`, `${verb}نا`, `${short}وا`] }] : [];
  const hamza: VerbClass = {
    stems: [withoutAlif(verb)],
    perfects: [`${verb}ت`, `${verb}وا`, `${short}ءوا`, `${verb}نا`],
  };
  if (verb.endsWith('ا') && !isBase) return [hamza];
  const perfects = [`${short}ت`, `${short}وا`];
  if (!isBase) {
    const stem = verb.startsWith('ت') ? verb : `${withoutAlif(short)}ي`;
    return [{ stems: [stem], perfects: [...perfects, `${short}يت`, `${short}ينا`] }];
  }
  const vowels = verb.endsWith('ا') ? ['و'] : ['ي', 'ى'];
  const defective = vowels.map((vowel) => ({
    stems: [short + vowel],
    perfects,
    passives: vowel === 'ى' ? [] : [`ي${short}ى`],
  }));
  return verb.endsWith('ا') ? [...defective, hamza] : defective;
}

function strong(verb: string): VerbClass[] {
  const perfects = [`${verb}ت`, `${verb}وا`, `${verb}نا`];
  const stems = [withoutAlif(verb)];
  return verb.length === 3 && verb.startsWith('و')
    ? [
        { stems: [verb.slice(1)], perfects },
        { stems, perfects },
      ]
    : [{ stems, perfects }];
}

/** A derived verb loses its alif in the imperfect; أخذ keeps it. */
const withoutAlif = (verb: string): string =>
  verb.startsWith('ا') && verb.length > 3 ? verb.slice(1) : verb;

function imperfectForms(stem: string): string[] {
  const isWeak = /[ويى]$/.test(stem) && stem.length > 2;
  const short = isWeak ? stem.slice(0, -1) : stem;
  const dual = stem.endsWith('ى') ? `${short}ي` : stem;
  return [
    ...['ي', 'ت', 'ن', 'ا'].map((person) => person + stem),
    ...['ي', 'ت'].flatMap((person) => [`${person}${short}ون`, `${person}${short}وا`, `${person}${dual}ان`]),
  ];
}
