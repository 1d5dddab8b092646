import { describe, expect, test } from 'vitest';
import { extractArticle } from './extractArticle.ts';

const now = new Date('2026-11-24T12:00:00Z');
const url = 'https://news.example/story/7';
const paragraphs = [
  'استأنف ميناء سرت استقبال السفن صباح اليوم بعد توقف دام ثلاثة أسابيع بسبب أعمال الصيانة في الرصيف الشرقي.',
  'وقال مدير الميناء إن أولى السفن وصلت محملة بالحبوب، وإن العمل يسير على مدار الساعة حتى نهاية الأسبوع.',
  'ويأمل التجار في المدينة أن تعود الأسعار إلى ما كانت عليه قبل التوقف، بعدما ارتفعت كلفة النقل البري.',
];
const page = (inside: string, head = '') =>
  `<!doctype html><html lang="ar"><head><title>موقع</title>${head}</head><body>
   <nav><a href="/">الرئيسية</a><a href="/p">سياسة</a></nav><div class="ticker">عاجل: خبر آخر لا صلة له بهذا</div>
   <div class="content"><h1>عودة الملاحة إلى سرت</h1><div class="share-bar">شارك فيسبوك تويتر</div>${inside}
   <p>اقرأ أيضا: <a href="/x">تراجع الأسعار</a></p><div class="tags"><a>سرت</a><a>ميناء</a></div></div>
   <aside><h3>الأكثر قراءة</h3><p>خبر طويل آخر عن موضوع مختلف تماما لا علاقة له بالميناء ولا بالملاحة فيه.</p></aside>
   <footer>جميع الحقوق محفوظة</footer></body></html>`;
const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');

test('the article alone, a line a paragraph', () => {
  expect(extractArticle({ html: page(body), url, now })).toMatchObject({
    title: 'عودة الملاحة إلى سرت',
    text: paragraphs.join('\n'),
    lang: 'ar',
  });
});

test('paragraphs that are parted by line breaks only', () => {
  const article = extractArticle({
    html: page(`<div class="story">${paragraphs.join('<br><br>')}</div>`),
    url,
    now,
  });
  expect(article?.text).toBe(paragraphs.join('\n'));
});

describe('what the page says of itself', () => {
  const ld = (object: object) => `<script type="application/ld+json">${JSON.stringify(object)}</script>`;

  test('in JSON-LD, in a graph among others', () => {
    const head = ld({
      '@graph': [
        { '@type': 'WebSite' },
        {
          '@type': 'NewsArticle',
          headline: 'عنوان',
          author: [{ name: 'ليلى' }],
          datePublished: '2026-11-24T08:00:00+02:00',
        },
      ],
    });
    expect(extractArticle({ html: page(body, head), url, now })).toMatchObject({
      title: 'عنوان',
      author: 'ليلى',
      publishedAt: '2026-11-24T06:00:00.000Z',
    });
  });

  test.each([
    ['/story/seven', 'https://news.example/story/seven'],
    ['https://news.example/', undefined],
    ['https://elsewhere.example/story/7', undefined],
  ])('a canonical link to %s', (href, canonical) => {
    const article = extractArticle({ html: page(body, `<link rel="canonical" href="${href}">`), url, now });
    expect(article?.canonicalUrl).toBe(canonical);
  });
});

describe('the feed and the page', () => {
  test("the feed's own content is the article where it is the fuller one, and where there is no page", () => {
    const entry = { title: 'عنوان', content: body };
    expect(extractArticle({ html: page(`<p>${paragraphs[0]}</p>`), url, entry, now })?.text).toBe(
      paragraphs.join('\n'),
    );
    expect(extractArticle({ html: '', url, entry, now })).toMatchObject({
      title: 'عنوان',
      text: paragraphs.join('\n'),
    });
  });

  test('a sentence of summary is no article', () => {
    expect(
      extractArticle({ html: '', url, entry: { title: 'عنوان', summary: 'جملة واحدة.' }, now }),
    ).toBeUndefined();
    expect(extractArticle({ html: '<html><body></body></html>', url, now })).toBeUndefined();
  });
});

test('hostile pages cost a bounded time', () => {
  const startedAt = performance.now();
  for (const html of [
    '<div>'.repeat(200_000),
    `<p ${'a="b" '.repeat(100_000)}>x</p>`,
    '<p>س</p>'.repeat(50_000),
  ]) {
    extractArticle({ html, url, now });
  }
  expect(performance.now() - startedAt).toBeLessThan(15_000);
});
