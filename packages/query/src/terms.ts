import { analyze } from '@rasid/arabic';
import type { Operand, TextQuery } from './ast.ts';

export type Words = Pick<TextQuery, 'form' | 'text'>;

/** The terms that the index has for such words, in a row; of a prefix, the prefix itself. */
export const termsOf = ({ form, text }: Words): string[] =>
  form === 'prefix' ? [text] : analyze(text, form).map(({ token }) => token);

/** What tells words of one meaning for the index. */
export const keyOf = (words: Words): string => `${words.form} ${termsOf(words).join(' ')}`;

/** One alternative of each operand. */
export type Combination = readonly Words[];

/** Every choice of one alternative an operand, so that each choice has stretches of one length only. */
export const combinationsOf = (operands: readonly Operand[]): Combination[] =>
  operands.reduce<Combination[]>(
    (chosen, operand) => chosen.flatMap((before) => operand.map((each) => [...before, each])),
    [[]],
  );

/** Words that are met by the same places of a text count once where no order is asked for. */
export const distinct = (combination: Combination): Combination => [
  ...new Map(combination.map((words) => [keyOf(words), words])).values(),
];
