/** Row numbers by 32-bit keys, with open addressing; never more than half full. */
export function createHashTable(keys: Uint32Array): (key: number) => number {
  const bits = Math.ceil(Math.log2(Math.max(2, keys.length))) + 1;
  const size = 2 ** bits;
  const slots = new Int32Array(size).fill(-1);
  const last = size - 1;
  keys.forEach((key, row) => {
    let slot = key & last;
    while (slots[slot] !== -1) slot = (slot + 1) & last;
    slots[slot] = row;
  });
  return (key) => {
    let slot = key & last;
    for (;;) {
      const row = slots[slot] as number;
      if (row === -1 || keys[row] === key) return row;
      slot = (slot + 1) & last;
    }
  };
}
