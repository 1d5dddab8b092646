import { describe, expect, test } from 'vitest';
import { extractArticle } from './extractArticle.ts';

const prose = [
  'أقر المجلس البلدي في طرابلس اليوم خطة لصيانة شبكة المياه القديمة، على أن تبدأ الأعمال مطلع الشهر المقبل وتستمر عامين كاملين.',
  'وقال رئيس المجلس إن التمويل متوفر بالكامل، وإن الأولوية للأحياء التي تنقطع عنها المياه أكثر من يومين في الأسبوع الواحد.',
];
const title = 'المجلس البلدي يقر خطة لصيانة شبكة المياه';
const body = prose.map((line) => `<p>${line}</p>`).join('');
const extract = (inside: string, { before = '', behind = '' } = {}) =>
  extractArticle({
    html: `<html lang="ar"><head><title>${title}</title></head><body>${before}<nav><a href="/">الرئيسية</a></nav><article><h1>${title}</h1>${inside}${body}</article>${behind}</body></html>`,
    url: 'https://news.example/story/7',
    now: new Date('2026-11-24T12:00:00Z'),
  });
const link = '<h4><a href="/8">مهرجان الزيتون يفتتح دورته العاشرة غدا</a></h4>';
const time = '<time datetime="2026-11-20T08:00:00Z">20 نوفمبر</time>';

describe('the date and the writer of another story are not the article’s', () => {
  test.each([
    [
      'a column',
      { behind: `<aside><article>${link}${time}<a rel="author" href="/a">سالم</a></article></aside>` },
    ],
    ['related stories', { behind: `<section class="related-posts"><div>${link}${time}</div></section>` }],
    [
      'a list of news',
      { behind: `<div class="latest">${link}${time}<span class="author">سالم علي</span></div>` },
    ],
    [
      'a card by another name',
      { behind: `<div class="x">${link}<span class="author">سالم علي</span>${time}</div>` },
    ],
    ['comments', { behind: `<ol class="comment-list"><li><b class="author">سالم علي</b>${time}</li></ol>` }],
    [
      'a strip of opinions',
      { before: `<div class="opinion-strip"><div class="author"><a href="/a/1">سالم علي</a></div></div>` },
    ],
    ['the masthead', { before: '<header><div class="date">الثلاثاء 24 نوفمبر 2026</div></header>' }],
    ['a line above the site', { before: '<div class="date">الثلاثاء 24 نوفمبر 2026</div>' }],
  ])('%s', (_, around) => {
    const found = extract('', around);
    expect(found?.text).toBe(prose.join('\n'));
    expect(found?.publishedAt).toBeUndefined();
    expect(found?.author).toBeUndefined();
    const own = extract('<div class="author">طرابلس - منى السيد</div><p class="d">3 نوفمبر 2026</p>', around);
    expect(own).toMatchObject({ author: 'منى السيد', publishedAt: '2026-11-03T00:00:00.000Z' });
  });
});

test('a date before the web is none', () => {
  const head = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">';
  expect(extract(head)?.publishedAt).toBeUndefined();
});
