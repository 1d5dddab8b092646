import { expect, test } from 'vitest';
import { escapeJson, escapeMarkup } from './escapeMarkup.ts';

test('markup in a text stays text', () => {
  expect(escapeMarkup(`<b class="x">A & 'B'</b>`)).toBe(
    '&lt;b class=&quot;x&quot;&gt;A &amp; &#39;B&#39;&lt;/b&gt;',
  );
});

test('JSON cannot end its script element', () => {
  const value = { headline: '</script><script>' };
  expect(escapeJson(value)).not.toContain('<');
  expect(JSON.parse(escapeJson(value))).toEqual(value);
});
