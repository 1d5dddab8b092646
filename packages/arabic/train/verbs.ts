import type { BaseWords } from './baseWords.ts';
import { closedClass } from './closedClass.ts';
import { conjugationsOf, type Conjugation } from './conjugate.ts';
import type { UniMorph } from './unimorph.ts';

type Candidate = { readonly verb: string; readonly evidence: number };

const LEAST_COUNT = 3;
const LEAST_EVIDENCE = 30;
const LEAST_LIKENESS = 0.1;
/** A form belongs to the verb that is so much better attested than any other. */
const MARGIN = 2;
const NOMINAL = 0.05;
const LISTED = 4;
/** اندلع, انتقد and استقبل have the shape of verbs alone, and one imperfect. */
const DERIVED = /^ا(?:ن..|.ت.|ست..)[^اويى]$/;

/**
 * The verb of each form of the news, where one is much better attested than the others that could have it: by other
 * persons of its perfect, and by its imperfect. توضح is of أوضح, since أوضحت and يوضح are met often and يتوضح is not.
 */
export function findVerbs(bases: BaseWords, unimorph: UniMorph): Map<string, string> {
  const candidates = new Map<string, Candidate[]>();
  for (const verb of bases.words.filter((word) => mayBeVerb(word, bases, unimorph))) {
    const listed = isListed(verb, unimorph);
    for (const { conjugation, evidence } of attested(verb, bases, listed))
      for (const form of conjugation.forms)
        if (bases.countOf(form) > 0 && !closedClass.has(form) && !isRatherOther(form, verb, bases))
          candidates.set(form, [...(candidates.get(form) ?? []), { verb, evidence }]);
  }
  const verbs = new Map<string, string>();
  for (const [form, all] of candidates) {
    const verb = bestOf(form, all, bases);
    if (verb !== undefined) verbs.set(form, verb);
  }
  return verbs;
}

const isListed = (verb: string, { lemmasOf }: UniMorph): boolean => lemmasOf.get(verb)?.get(verb) === 'verb';

/** أخرج and تدخلوا are rather of verbs of their own than persons of خرج and دخل that news rarely speaks in. */
function isRatherOther(form: string, verb: string, { countOf }: BaseWords): boolean {
  if (/^ت.+وا$/.test(form))
    return form !== `${verb}وا` && countOf(form.slice(0, -2)) > 0 && countOf(`${form.slice(0, -2)}ت`) > 0;
  if (!form.startsWith('ا') || form === verb || verb.length > 3) return false;
  const third = form.replace(/ى$/, '');
  return countOf(`${third}ت`) > 0.05 * countOf(form);
}

function mayBeVerb(word: string, { countOf }: BaseWords, unimorph: UniMorph): boolean {
  if (word.length > 7 || closedClass.has(word) || /ة$/.test(word)) return false;
  // شن and رد are written with two letters
  if (word.length < 3) return isListed(word, unimorph) && /^[^اويىء]{2}$/.test(word);
  if (/^..ي$/.test(word) && isListed(`${word.slice(0, -1)}ى`, unimorph)) return false;
  if (isListed(word, unimorph)) return true;
  // وقال is قال; an accusative ends as a verb with hamza does; استطع is a shortened استطاع, اكتف an اكتفى
  if (/^[وي]/.test(word) || (/ا$/.test(word) && word.length > 3)) return false;
  if (/^(?:ا(?:ست)?)?.ي.$/.test(word) && countOf(word.replace(/ي(.)$/, 'ا$1')) > 0) return false;
  return countOf(`${word}ى`) < 5 * countOf(word) && countOf(word.replace(/(.)$/, 'ا$1')) < 5 * countOf(word);
}

/** A verb has one imperfect: of the ways that are open, the one that is met most. */
function attested(
  verb: string,
  bases: BaseWords,
  listed: boolean,
): { readonly conjugation: Conjugation; readonly evidence: number }[] {
  const all = conjugationsOf(verb).sort((a, b) => weightOf(b, bases) - weightOf(a, bases));
  const [conjugation] = all;
  if (!conjugation) return [];
  const evidence = evidenceOf(verb, conjugation, bases, listed);
  return evidence < LEAST_EVIDENCE ? [] : [{ conjugation, evidence }];
}

/** يعيد is rather of أعاد than of عاد, where يعود is met as well. */
const weightOf = ({ imperfect }: Conjugation, { countOf }: BaseWords): number =>
  countOf(imperfect) *
  (/^ي.ي.$/.test(imperfect) && countOf(`ا${imperfect[1]}ا${imperfect[3]}`) > 10 ? 0.02 : 1);

/** The geometric mean of what the perfect and the imperfect show; a verb that UniMorph knows needs less. */
function evidenceOf(
  verb: string,
  { imperfect, perfects }: Conjugation,
  { countOf, likeness }: BaseWords,
  listed: boolean,
): number {
  const past = perfects.reduce((sum, form) => sum + countOf(form), 0);
  const present = countOf(imperfect);
  if (past >= LEAST_EVIDENCE && DERIVED.test(verb)) return past;
  if (past < LEAST_COUNT || present < LEAST_COUNT) return 0;
  if (!listed && likeness(imperfect, perfects[0] ?? verb) < LEAST_LIKENESS) return 0;
  return Math.sqrt(past * present) * (listed ? LISTED : 1);
}

function bestOf(
  form: string,
  all: readonly Candidate[],
  { definiteShareOf, likeness }: BaseWords,
): string | undefined {
  const [best, second] = [...all].sort((a, b) => b.evidence - a.evidence);
  if (!best || definiteShareOf(form) > NOMINAL) return undefined;
  const rival = second && second.verb !== best.verb ? second.evidence : 0;
  if (best.evidence < MARGIN * rival) return undefined;
  if (form !== best.verb && likeness(form, best.verb) < LEAST_LIKENESS) return undefined;
  return best.verb;
}
