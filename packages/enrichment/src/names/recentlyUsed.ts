/** Keeps what was asked for lately: between `most` and twice as many values, the longest unused ones go first. */
export function createRecentlyUsed<T>(most: number, compute: (key: string) => T): (key: string) => T {
  let [young, old] = [new Map<string, T>(), new Map<string, T>()];
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const value = old.get(key) ?? compute(key);
    if (young.size >= most) [young, old] = [new Map<string, T>(), young];
    young.set(key, value);
    return value;
  };
}
