import { expect, test } from 'vitest';
import { isFullText } from './isFullText.ts';

test.each([
  ['nothing', undefined, false],
  ['399 letters', 'خ'.repeat(399), false],
  ['400 letters', 'خ'.repeat(400), true],
  ['markup does not count', `<a href="${'x'.repeat(500)}">خبر</a>&nbsp;`, false],
  ['nor do digits and spaces', '1 '.repeat(500), false],
  ['letters within markup do', `<p>${'خبر '.repeat(140)}</p>`, true],
])('%s', (_, content, full) => expect(isFullText(content)).toBe(full));
