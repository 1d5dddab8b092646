import { expect, test } from 'vitest';
import { createProgress, troubleOf } from './progress.ts';

test('a partition that went to another member is waited for no more', () => {
  const progress = createProgress(() => 0);
  progress.joined(true);
  progress.waiting('topic/3', 'Elasticsearch is away');
  expect(troubleOf(progress.view(), 600_000)).toBe('waiting for 600 s: Elasticsearch is away');
  progress.joined(true);
  expect(troubleOf(progress.view(), 600_000)).toBeUndefined();
});
