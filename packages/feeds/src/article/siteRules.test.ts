import { expect, test } from 'vitest';
import { extractArticle } from './extractArticle.ts';
import { checkRules } from './siteRules.ts';

const html = `<body><h1>عنوان الصفحة</h1><p class="kicker">العنوان الحقيقي للخبر</p><div class="who">بقلم: منى السيد</div><span id="when">3 نوفمبر 2026 09:40</span>
<div class="wide"><p>نص طويل لا صلة له بالخبر، يملأ الصفحة ويخدع كل من يبحث عن أطول فقرة فيها، ولذلك كتب هنا.</p></div>
<div class="story"><p>النص الذي يريده المشغل، وهو قصير.</p><p class="promo-line">سطر يريد المشغل إزالته من النص كل مرة.</p></div></body>`;
const page = {
  html,
  url: 'https://news.example/1',
  now: new Date('2026-11-24T12:00:00Z'),
  timeZone: 'Africa/Tripoli',
};

test("the operator's selectors find what is told of them", () => {
  const rules = {
    content: '.story',
    title: '.kicker',
    author: '.who',
    date: '#when',
    remove: ['.promo-line'],
  };
  expect(extractArticle({ ...page, rules })).toEqual({
    title: 'العنوان الحقيقي للخبر',
    text: 'النص الذي يريده المشغل، وهو قصير.',
    author: 'منى السيد',
    publishedAt: '2026-11-03T07:40:00.000Z',
    lang: 'ar',
  });
});

test('a selector that is no CSS is told, and the article is found without it', () => {
  const rules = { content: '.story[[', remove: ['p[', '.promo-line'] };
  const found = extractArticle({ ...page, rules });
  expect(found?.text).toContain('نص طويل');
  expect(found?.ruleErrors).toMatchObject([
    { code: 'bad_selector', field: 'content', selector: '.story[[' },
    { code: 'bad_selector', field: 'remove', selector: 'p[' },
  ]);
  expect(checkRules(rules)).toHaveLength(2);
});

test('a selector that matches nothing is told', () => {
  const found = extractArticle({ ...page, rules: { content: '.not-there', title: '.kicker' } });
  expect(found).toMatchObject({ title: 'العنوان الحقيقي للخبر' });
  expect(found?.ruleErrors).toMatchObject([{ code: 'selector_matches_nothing', field: 'content' }]);
});
