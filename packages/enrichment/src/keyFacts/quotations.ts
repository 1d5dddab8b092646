import type { Entity, Quotation } from '@rasid/contracts';
import { sentencesOf, type Span } from './sentences.ts';

/** Verbs of saying in the singular, masculine and feminine. */
const VERBS =
  'قال|أضاف|أكد|أوضح|صرح|أعلن|شدد|ذكر|أشار|لفت|تابع|كشف|اعتبر|رأى|نفى|حذر|زعم|كتب|بين|أفاد|أردف|استطرد|اتهم';
const SAYING = new RegExp(`(?<![\\p{L}\\p{M}])و?(?:${VERBS})ت?(?![\\p{L}\\p{M}])`, 'u');
/** What a person says begins behind it. */
const THAT =
  /^[^.؟!«"“:]{0,160}?(?<![\p{L}])(?:إن|أن|إنه|أنه|إنها|أنها|بأن|بأنه|إلى أن|من أن|على أن|أنهم)(?![\p{L}])/u;
const QUOTED = /[«"“]([^«»"“”]{12,600})[»"”]/u;
/** A name may stand this far behind the verb, with its title before it. */
const MOST_BETWEEN = 90;
const LEAST_SAID = 15;
const MOST_QUOTATIONS = 12;

/** What people are quoted with, word for word in marks or reported behind «إن»: only where a name stands as the subject. */
export function findQuotations(text: string, entities: readonly Entity[]): Quotation[] {
  const people = entities.filter(({ type, field }) => type === 'PER' && field === 'text');
  if (people.length === 0) return [];
  return sentencesOf(text)
    .flatMap((sentence) => quotationIn(sentence, people) ?? [])
    .slice(0, MOST_QUOTATIONS);
}

function quotationIn(sentence: Span, people: readonly Entity[]): Quotation | undefined {
  const verb = SAYING.exec(sentence.text);
  if (!verb) return undefined;
  const behindVerb = sentence.start + verb.index + verb[0].length;
  const speaker = people.find(({ start, end }) => start >= behindVerb && end <= sentence.end);
  if (!speaker || !isSubject(sentence, behindVerb, speaker)) return undefined;
  const said = saidBehind(sentence, speaker.end) ?? saidBefore(sentence, verb.index);
  if (!said) return undefined;
  const { name, role } = speaker;
  return { speaker: name, ...(role !== undefined && { role }), ...said };
}

/** Nothing but a title stands between the verb and the name. */
function isSubject({ text, start }: Span, behindVerb: number, speaker: Entity): boolean {
  const between = text.slice(behindVerb - start, speaker.start - start);
  return (
    between.length <= MOST_BETWEEN &&
    !/[.:«"“»”؛]|(?<![\p{L}])(?:إن|أن|إنه|أنه|عن|بأن|مع|ضد|بعد|قبل|التي|الذي)(?![\p{L}])/u.test(between)
  );
}

type Said = Pick<Quotation, 'kind' | 'text' | 'start' | 'end'>;

function saidBehind({ text, start }: Span, behind: number): Said | undefined {
  const rest = text.slice(behind - start);
  const quoted = QUOTED.exec(rest);
  if (quoted && quoted.index < MOST_BETWEEN) {
    const at = behind + quoted.index + 1;
    return spanOf('direct', quoted[1] ?? '', at);
  }
  const that = THAT.exec(rest);
  if (!that) return undefined;
  return spanOf('reported', rest.slice(that[0].length), behind + that[0].length);
}

/** «"…"، قال فلان»: the quotation stands first. */
function saidBefore({ text, start }: Span, verbAt: number): Said | undefined {
  const quoted = QUOTED.exec(text.slice(0, verbAt));
  if (!quoted || verbAt - quoted.index - quoted[0].length > 20) return undefined;
  return spanOf('direct', quoted[1] ?? '', start + quoted.index + 1);
}

function spanOf(kind: Quotation['kind'], piece: string, at: number): Said | undefined {
  const text = piece.replace(/[.،؛\s]+$/u, '').trimStart();
  if (text.length < LEAST_SAID) return undefined;
  const start = at + piece.indexOf(text);
  return { kind, text, start, end: start + text.length };
}
