import { expect, test } from 'vitest';
import { pageBase } from './pageBase.ts';

const url = 'https://news.example/a/1';

test.each([
  [undefined, url],
  ['', url],
  ['/', 'https://news.example/'],
  ['https://cdn.example/x/', 'https://cdn.example/x/'],
  ['file:///etc/', url],
  ['javascript:alert(1)', url],
  ['data:text/html,x', url],
])('the base %j', (href, base) => expect(pageBase(href, url)).toBe(base));
