/** Jobs as hostile input makes them. */
export const double = (value: number): number => value * 2;
export const length = (bytes: Uint8Array): number => bytes.length;
export const hang = (): never => {
  for (;;);
};
export const backtrack = (): boolean => /^(a+)+$/.test(`${'a'.repeat(60)}b`);
export const hoard = (): never => {
  for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
};
export const leave = (): never => process.exit(7);
export const refuse = (): never => {
  throw new TypeError('no such thing');
};
