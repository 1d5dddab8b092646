import { expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { analysisSettings } from './analysisSettings.ts';
import { createStageRunner } from './runStages.ts';
import { stemStages } from './stemStages.ts';

test('words that the lookups are kept from have their stems without them', () => {
  const { keywords } = analysisSettings.filter.rasid_regular;
  const rewrite = createStageRunner(stemStages, () => undefined);
  expect(keywords.filter((word) => analyze(word, 'stem')[0]?.token !== rewrite(word))).toEqual([]);
  expect(keywords.length).toBeGreaterThan(10_000);
});
