/** Which rules stand under which features. */
export type Postings = {
  add(slot: number, features: readonly number[]): void;
  remove(slot: number, features: readonly number[]): void;
  /** Calls once for each rule that stands under any of the features. */
  eachOf(features: readonly number[], visit: (slot: number) => void): void;
};

export function createPostings(): Postings {
  const lists: (number[] | undefined)[] = [];
  let visited = new Float64Array(1024);
  let visit = 0;
  return {
    add: (slot, features) => {
      if (slot >= visited.length) visited = new Float64Array(Math.max(slot + 1, visited.length * 2));
      for (const feature of features) {
        const list = lists[feature];
        if (list) list.push(slot);
        else lists[feature] = [slot];
      }
    },
    remove: (slot, features) => {
      for (const feature of features) {
        const list = lists[feature];
        const place = list?.indexOf(slot) ?? -1;
        if (!list || place < 0) continue;
        const last = list.pop() as number;
        if (place < list.length) list[place] = last;
        if (list.length === 0) lists[feature] = undefined;
      }
    },
    eachOf: (features, call) => {
      visit++;
      for (const feature of features)
        for (const slot of lists[feature] ?? []) {
          if (visited[slot] === visit) continue;
          visited[slot] = visit;
          call(slot);
        }
    },
  };
}
