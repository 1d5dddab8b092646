import { defineConfig } from 'vitest/config';

/** Unit and contract tests need nothing; the others share one set of real engines, one file at a time. */
const onEngines = (name: string) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    globalSetup: ['tests/engines.setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'services/**/*.test.ts', 'infra/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'] } },
      onEngines('e2e'),
      onEngines('faults'),
    ],
  },
});
