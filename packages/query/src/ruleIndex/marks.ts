/** Which features the document at hand has. Nothing is cleared between documents: a mark is good for one only. */
export type Marks = {
  /** Begins a new document; features are below `size`. */
  begin(size: number): void;
  mark(feature: number): void;
  has(feature: number): boolean;
  /** Each once, in the order in which they were marked. */
  readonly features: readonly number[];
  /** The first place of a marked term, or -1. */
  firstOf(term: number): number;
  setFirst(term: number, place: number): void;
};

export function createMarks(): Marks {
  let document = 0;
  let stamps = new Float64Array(1024); // counts documents for ever
  let firsts = new Int32Array(1024);
  const features: number[] = [];
  const has = (feature: number): boolean => stamps[feature] === document;
  return {
    begin: (size) => {
      document++;
      features.length = 0;
      if (size <= stamps.length) return;
      const room = Math.max(size, stamps.length * 2);
      stamps = new Float64Array(room);
      firsts = new Int32Array(room);
    },
    mark: (feature) => {
      if (has(feature)) return;
      stamps[feature] = document;
      firsts[feature] = -1;
      features.push(feature);
    },
    has,
    features,
    firstOf: (term) => (has(term) ? (firsts[term] as number) : -1),
    setFirst: (term, place) => {
      firsts[term] = place;
    },
  };
}
