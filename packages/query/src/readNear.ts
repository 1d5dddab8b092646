import { plainWords } from '@rasid/arabic';
import type { NearQuery, Operand } from './ast.ts';
import { operators, readGroup, type LexemeStream } from './lexemeStream.ts';
import { limits } from './queryError.ts';
import { readWords } from './readWords.ts';
import { keyOf, type Words } from './terms.ts';

const NEAR = /^(O?NEAR)(?:\/(\S*))?$/;
const FIELD_LIKE = /^[\p{L}\p{M}_]+:/u;

export const isNear = (word: string): boolean => NEAR.test(word);

/** Reads `NEAR/5(a b)` and `ONEAR/5(a b)`, with words, phrases and alternatives in parentheses. */
export function readNear(stream: LexemeStream): NearQuery {
  const name = stream.take();
  const [, operator, given] = NEAR.exec(name.text) ?? [];
  const distance = distanceOf(given);
  const open = stream.peek();
  if (distance === undefined || open.kind !== 'open') return stream.fail('near_form', name);
  const ordered = operator === 'ONEAR';
  const place = { at: name.at, end: open.end };
  const of = checkOperands(
    stream,
    place,
    readGroup(stream, () => readOperands(stream)),
    ordered,
  );
  return { kind: 'near', ordered, distance, of };
}

function checkOperands(
  { fail }: LexemeStream,
  place: { at: number; end: number },
  operands: readonly Operand[],
  ordered: boolean,
): readonly Operand[] {
  const of = ordered ? operands : distinctOperands(operands);
  if (of.length < 2 || of.length > limits.nearOperands) fail('near_operands', place);
  const combinations = of.reduce((product, { length }) => product * length, 1);
  if (combinations > limits.nearCombinations) fail('near_combinations', place);
  return of;
}

const distinctOperands = (operands: readonly Operand[]): Operand[] => [
  ...new Map(operands.map((operand) => [operand.map(keyOf).sort().join('|'), operand])).values(),
];

/** Digits of any script; undefined where it is no distance that is allowed. */
function distanceOf(given: string | undefined): number | undefined {
  const [digits = ''] = plainWords(given ?? '');
  const distance = /^\d{1,3}$/.test(digits) ? Number(digits) : undefined;
  return distance !== undefined && distance <= limits.distance ? distance : undefined;
}

function readOperands(stream: LexemeStream): Operand[] {
  const operands: Operand[] = [];
  for (;;) {
    stream.skipBare();
    const { kind } = stream.peek();
    if (kind === 'close' || kind === 'end') return operands;
    operands.push(kind === 'open' ? readGroup(stream, () => readAlternatives(stream)) : [readOne(stream)]);
  }
}

function readAlternatives(stream: LexemeStream): Operand {
  const alternatives = [readOne(stream)];
  while (stream.takeOperator('OR')) alternatives.push(readOne(stream));
  const { kind } = stream.peek();
  if (kind !== 'close' && kind !== 'end') stream.fail('near_operand', stream.peek());
  return alternatives;
}

function readOne(stream: LexemeStream): Words {
  const { kind, text } = stream.peek();
  const isWord =
    kind === 'word' &&
    !operators.includes(text) &&
    !stream.isMinus() &&
    !isNear(text) &&
    !FIELD_LIKE.test(text);
  if (!isWord && kind !== 'phrase') stream.fail('near_operand', stream.peek());
  return readWords(stream);
}
