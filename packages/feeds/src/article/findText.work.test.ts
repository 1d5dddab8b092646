import { isTag, type ChildNode } from 'domhandler';
import { describe, expect, test } from 'vitest';
import { findText } from './findText.ts';
import { elementsOf, parsePage } from './page.ts';

const sentence =
  '<p>استأنف ميناء سرت استقبال السفن صباح اليوم بعد توقف دام ثلاثة أسابيع، بسبب أعمال الصيانة في رصيفه.</p>';
const link = '<a href="/x">خبر آخر لا علاقة له بالموضوع</a>';
const nested = (open: string, close: string, depth: number, inside: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

/** Pages that grow with a number, each of a shape in which looking through parts again and again would be costly. */
const shapes: Readonly<Record<string, (size: number) => string>> = {
  'share boxes in share boxes': (n) =>
    nested('<div class="share-box">شارك', '</div>', 200, sentence).repeat(n / 40),
  'share boxes of many names in one another': (n) =>
    Array.from({ length: n / 40 }, (_, k) =>
      nested(`<div class="share-${k} social-${k} tags-${k}">`, '</div>', 200, sentence),
    ).join(''),
  'tables in tables': (n) => nested('<table><tr><td>', '</td></tr></table>', 60, sentence).repeat(n / 20),
  'lists in lists': (n) => nested('<ul><li>', '</li></ul>', 100, link.repeat(n)),
  'a paragraph of many lines and pictures': (n) => `<p>${'<i></i>'.repeat(n)}${'نص<br>'.repeat(n)}<img></p>`,
  'labels of boxes': (n) => `<div><b>اقرأ أيضا</b>${link}</div>`.repeat(n) + sentence,
  'labels in deep boxes': (n) => nested('<div>', '</div>', 100, 'اقرأ أيضا').repeat(n / 10) + sentence,
  headlines: (n) => '<h1>عودة الملاحة إلى سرت</h1>'.repeat(n) + sentence,
  teasers: (n) => `<div class="card"><h3>${link}</h3>${sentence}</div>`.repeat(n),
  'paragraphs built each in its own way': (n) =>
    Array.from({ length: n }, (_, k) => `<div class="k${k} m">${sentence}</div>`).join(''),
  'asides in an article': (n) => `<article>${`<div><aside>${sentence}</aside></div>`.repeat(n)}</article>`,
  'parts streamed to their places': (n) =>
    Array.from({ length: n }, (_, k) => `<template id="B:${k}"></template>`).join('') +
    Array.from({ length: n }, (_, k) => `<div hidden id="S:${k}">${sentence}</div>`).join(''),
};

/** How often the children of elements are looked through, each time counted with how many they are. */
function workOf(html: string): number {
  const page = parsePage(`<body>${html}</body>`);
  let work = 0;
  for (const node of [page, ...elementsOf(page)]) {
    const children: ChildNode[] = node.children;
    Object.defineProperty(node, 'children', {
      get: () => {
        work += 1 + children.filter(isTag).length;
        return children;
      },
    });
  }
  findText(page, 'عودة الملاحة إلى سرت');
  return work;
}

const SIZE = 200;
const TIMES = 4;

describe('a page that is so many times larger takes so many times the work', () => {
  test.each(Object.entries(shapes))('%s', (_, shape) => {
    const [small, large] = [workOf(shape(SIZE)), workOf(shape(TIMES * SIZE))];
    expect(small).toBeGreaterThan(SIZE / 40);
    expect(large).toBeLessThan(1.25 * TIMES * small);
  });
});
