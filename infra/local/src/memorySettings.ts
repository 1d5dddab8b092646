/**
 * How a service that takes in what strangers send keeps its memory small. After a flood of large bodies glibc would hold
 * a hundred megabytes of freed blocks in its arenas, among them blocks that it first took from the system one by one:
 * what is of 32 KiB and more is to go back at once. And V8 would let its young generation grow to 96 MB while garbage
 * comes fast.
 */
export const leanMemory = {
  nodeOptions: ['--max-semi-space-size=8'],
  env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_TRIM_THRESHOLD_: '131072' },
} as const;
