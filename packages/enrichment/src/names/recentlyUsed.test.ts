import { expect, test } from 'vitest';
import { createRecentlyUsed } from './recentlyUsed.ts';

test('what is asked for again and again is computed once, and no more is kept than twice the limit', () => {
  const computed: string[] = [];
  const lengthOf = createRecentlyUsed(3, (key) => {
    computed.push(key);
    return key.length;
  });
  for (let i = 0; i < 20; i++) {
    expect(lengthOf('often')).toBe(5);
    expect(lengthOf(`once ${i}`)).toBe(`once ${i}`.length);
  }
  expect(computed.filter((key) => key === 'often')).toHaveLength(1);
  lengthOf('once 0');
  expect(computed.filter((key) => key === 'once 0')).toHaveLength(2);
});
