import type { Entity, EntityRecord } from '@rasid/contracts';
import { describe, expect, test } from 'vitest';
import { createCanonicaliser, entityIdOf } from './canonicalEntities.ts';

const mention = (name: string, type: Entity['type'] = 'PER', text = name): Entity => ({
  ...{ type, name, text, field: 'text', start: 0, end: text.length },
  canonicalId: entityIdOf(type, name),
});
const record = (name: string, changes: Partial<EntityRecord>): EntityRecord => ({
  ...{ id: entityIdOf('PER', name), type: 'PER', label: name, spellings: [], state: 'active' },
  updatedAt: '2026-11-25T08:00:00.000Z',
  ...changes,
});

describe('what operators said of entities', () => {
  const into = record('سالم القماطي', {});
  const merged = record('سالم الڨماطي', { mergedInto: into.id });

  test('one that was merged has the id and name of the other', () => {
    const canonical = createCanonicaliser([into, merged]);
    expect(canonical(mention('سالم الڨماطي'))).toMatchObject({ canonicalId: into.id, name: into.label });
  });

  test('what was merged into one that was merged in turn follows it', () => {
    const third = record('سالم أحمد القماطي', {});
    const canonical = createCanonicaliser([merged, { ...into, mergedInto: third.id }, third]);
    expect(canonical(mention('سالم الڨماطي')).canonicalId).toBe(third.id);
  });

  test('a circle ends', () => {
    const canonical = createCanonicaliser([merged, { ...into, mergedInto: merged.id }]);
    expect([into.id, merged.id]).toContain(canonical(mention('سالم القماطي')).canonicalId);
  });

  test('a spelling means whom it was given to, of its own type alone', () => {
    const canonical = createCanonicaliser([record('خالد الأمين', { spellings: ['أبو الوليد'] })]);
    expect(canonical(mention('ابو الوليد')).name).toBe('خالد الأمين');
    expect(canonical(mention('أبو الوليد', 'LOC')).name).toBe('أبو الوليد');
  });

  test('a removed record says nothing, and a mention of which nothing is said is the same object', () => {
    const entity = mention('سالم الڨماطي');
    expect(createCanonicaliser([into, { ...merged, state: 'removed' }])(entity)).toBe(entity);
  });
});
