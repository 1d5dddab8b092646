/** The values set last, so many of them. */
export function createLatest<T>(most: number) {
  const values = new Map<string, T>();
  return {
    get: (key: string): T | undefined => values.get(key),
    set: (key: string, value: T): void => {
      values.delete(key);
      values.set(key, value);
      const oldest = values.size > most ? values.keys().next() : undefined;
      if (oldest && !oldest.done) values.delete(oldest.value);
    },
  };
}
