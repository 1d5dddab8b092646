export type Occupancy = {
  /** Takes a span of the text, unless its first or last unit is taken: enough where longer spans come first. */
  take(start: number, end: number): boolean;
};

/** Which units of a text belong to a mention already. */
export function createOccupancy(textLength: number): Occupancy {
  const taken = new Uint8Array(textLength);
  return {
    take: (start, end) => {
      if (taken[start] === 1 || taken[end - 1] === 1) return false;
      taken.fill(1, start, end);
      return true;
    },
  };
}
