import { describe, expect, test } from 'vitest';
import { extractArticle } from './extractArticle.ts';

const now = new Date('2026-11-24T12:00:00Z');
const url = 'https://news.example/story/7';
const paragraphs = [
  'استأنف ميناء سرت استقبال السفن صباح اليوم بعد توقف دام ثلاثة أسابيع بسبب أعمال الصيانة في الرصيف الشرقي.',
  'وقال مدير الميناء إن أولى السفن وصلت محملة بالحبوب، وإن العمل يسير على مدار الساعة حتى نهاية الأسبوع.',
  'ويأمل التجار في المدينة أن تعود الأسعار إلى ما كانت عليه قبل التوقف، بعدما ارتفعت كلفة النقل البري.',
];
const text = paragraphs.join('\n');
const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
const page = (inside: string, head = '') =>
  `<!doctype html><html lang="ar"><head><title>موقع</title>${head}</head><body>
   <nav><a href="/">الرئيسية</a><a href="/p">سياسة</a></nav><div class="ticker">عاجل: خبر آخر لا صلة له بهذا</div>
   <div class="content"><h1>عودة الملاحة إلى سرت</h1><div class="share-bar">شارك فيسبوك تويتر</div>${inside}
   <p>اقرأ أيضا: <a href="/x">تراجع الأسعار</a></p><div class="tags"><a>سرت</a><a>ميناء</a></div></div>
   <aside><h3>الأكثر قراءة</h3><p>خبر طويل آخر عن موضوع مختلف تماما لا علاقة له بالميناء ولا بالملاحة فيه.</p></aside>
   <footer>جميع الحقوق محفوظة</footer></body></html>`;
const extract = (html: string) => extractArticle({ html, url, now });
const teasers = Array.from(
  { length: 8 },
  (_, i) =>
    `<div class="card"><h3><a href="/${i}">خبر آخر لا علاقة له بالموضوع ${i}</a></h3><p>ملخص قصير لخبر آخر، يشبه فقرة من مقال لكنه يقود إلى غيره.</p></div>`,
).join('');

test('the article alone, a line a paragraph', () => {
  expect(extract(page(body))).toMatchObject({ title: 'عودة الملاحة إلى سرت', text, lang: 'ar' });
});

describe('paragraphs, however they are built', () => {
  const builds: readonly [string, string][] = [
    ['line breaks', `<div class="story">${paragraphs.join('<br><br>')}</div>`],
    ['divs', `<div class="story">${paragraphs.map((line) => `<div>${line}</div>`).join('')}</div>`],
    [
      'spans of a word processor',
      paragraphs
        .map((line) => `<p class="MsoNormal"><span lang="AR-SA">${line}<o:p></o:p></span></p>`)
        .join(''),
    ],
    [
      'modules of their own',
      paragraphs.map((line) => `<div class="module"><div class="text"><p>${line}</p></div></div>`).join(''),
    ],
    [
      'custom elements',
      `<story-body>${paragraphs.map((line) => `<story-line><p>${line}</p></story-line>`).join('')}</story-body>`,
    ],
    [
      'a table of the old web',
      `<table><tr><td width=100><a href=1>رابط</a></td><td>${paragraphs.join('<br>')}</td></tr></table>`,
    ],
    [
      'letters apart by markup',
      body.replaceAll('مدير', '<b>مدير</b>').replaceAll('الميناء', '<span class="tag">الميناء</span>'),
    ],
  ];
  test.each(builds)('%s', (_, inside) => expect(extract(page(inside))?.text).toBe(text));
});

describe('what is no part of the article', () => {
  const insets: readonly [string, string][] = [
    [
      'a box of related articles',
      '<div class="x"><b>اقرأ أيضاً</b><br><a href="/1">خبر أول لا علاقة له بالموضوع</a><br><a href="/2">خبر ثان</a></div>',
    ],
    ['a line that leads elsewhere', '<p>شاهد أيضاً: <a href="/1">خبر آخر</a></p>'],
    ['a linked headline', '<p><strong><a href="/1">خبر آخر لا علاقة له بالموضوع</a></strong></p>'],
    ['a caption', '<figure><img src=1><figcaption>السفينة عند وصولها إلى الرصيف</figcaption></figure>'],
    ['an advertisement', '<div class="ad-slot">إعلان</div>'],
    ['a hidden part', '<p style="display:none">نص مخفي عن القراء لا ينبغي أن يظهر في المقال أبدا.</p>'],
    [
      'a box of cards with summaries',
      '<div class="box-info"><h3>قد يعجبك أيضا</h3><div><a href="/1"><span>خبر آخر لا علاقة له</span></a><p>ملخص خبر آخر، يشبه فقرة من المقال لكنه ليس منه.</p></div></div>',
    ],
    [
      'a list of networks without links',
      '<ul><li>فيسبوك</li><li>تويتر</li><li>واتساب</li><li>تيليجرام</li></ul>',
    ],
    ['a pull quote', '<div class="pull-quote"><p>«العمل يسير على مدار الساعة حتى نهاية الأسبوع»</p></div>'],
    ['a link to skip a box', '<p><a href="#next">تخطى القصص المقترحة</a> وواصل</p>'],
    ['a call to follow', '<p>تابعونا على <a href="https://t.me/x">تلغرام</a></p>'],
    [
      'a newsletter',
      '<div class="newsletter"><p>اشترك في النشرة البريدية ليصلك ملخص يومي بأبرز الأخبار العربية.</p></div>',
    ],
  ];
  test.each(insets)('%s between the paragraphs', (_, inset) => {
    const [first, ...rest] = body.split('\n');
    expect(extract(page([first, inset, ...rest].join('')))?.text).toBe(text);
  });

  test('comments that are longer than the article', () => {
    const comment = `<div class="comment"><p>${'تعليق طويل من قارئ، يزيد على المقال نفسه. '.repeat(8)}</p></div>`;
    expect(extract(page(`${body}<div id="comments">${comment.repeat(3)}</div>`))?.text).toBe(text);
  });

  test('teasers that outweigh a short article', () => {
    const html = `<body><div class="main"><h1>عودة الملاحة</h1><div class="text"><p>${paragraphs[0] ?? ''}</p></div><div class="list">${teasers}</div></div></body>`;
    expect(extract(html)?.text).toBe(paragraphs[0]);
  });

  test('the next article under its own headline', () => {
    const other = `<div class="story"><h1>خبر آخر</h1><div class="text"><p>نص خبر آخر يلي الأول في الصفحة، وله عنوان من المستوى نفسه.</p></div></div>`;
    const html = `<body><div class="story"><h1>عودة الملاحة</h1><div class="text">${body}</div></div>${other}</body>`;
    expect(extract(html)?.text).toBe(text);
  });
});

test('a row of data is a line, and its table part of the article', () => {
  const table = '<table><tr><th>الفريق</th><th>النقاط</th></tr><tr><td>الاتحاد</td><td>24</td></tr></table>';
  expect(extract(page(body + table))?.text).toBe(`${text}\nالفريق | النقاط\nالاتحاد | 24`);
});

test('in a story of pictures the captions are the text', () => {
  const figures = paragraphs.map((line) => `<figure><img src=1><figcaption>${line}</figcaption></figure>`);
  expect(extract(page(figures.join('')))?.text).toBe(text);
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
    expect(extract(page(body, head))).toMatchObject({
      title: 'عنوان',
      author: 'ليلى',
      publishedAt: '2026-11-24T06:00:00.000Z',
    });
  });

  test('in meta elements and microdata; an outlet is no author', () => {
    const head =
      '<meta property="og:site_name" content="صحيفة المثال"><meta name="author" content="صحيفة المثال"><meta property="article:published_time" content="2026-11-03T09:40:00+02:00"><meta property="og:image" content="/1.jpg">';
    const found = extract(
      page(`<span itemprop="author"><span itemprop="name">منى السيد</span></span>${body}`, head),
    );
    expect(found).toMatchObject({
      author: 'منى السيد',
      publishedAt: '2026-11-03T07:40:00.000Z',
      image: 'https://news.example/1.jpg',
    });
  });

  test('in what it shows: the line of the writer and of the date', () => {
    const shown = extractArticle({
      html: page(`<div>كتبت: منى السيد</div><div>الثلاثاء 3 نوفمبر 2026 09:40</div>${body}`),
      url,
      now,
      timeZone: 'Africa/Tripoli',
    });
    expect(shown).toMatchObject({ author: 'منى السيد', publishedAt: '2026-11-03T07:40:00.000Z', text });
  });

  test.each([
    ['ar', body, 'ar'],
    ['en-US', body, 'ar'],
    ['fa', body, 'fa'],
    [
      'ar',
      '<p>The port of Sirte took in ships again this morning, three weeks after it had been closed.</p>',
      undefined,
    ],
  ])('a page declared %s', (lang, inside, expected) => {
    const html = `<html lang="${lang}"><body><h1>عودة الملاحة</h1>${inside}</body></html>`;
    expect(extract(html)?.lang).toBe(expected);
  });
});

test.each([
  [
    'an image told in microdata',
    '<meta itemprop="image" content="/1.jpg">',
    body,
    'https://news.example/1.jpg',
  ],
  [
    'a picture above the text',
    '',
    `<figure><img src="data:x" data-src="/2.jpg"></figure>${body}`,
    'https://news.example/2.jpg',
  ],
  ['no picture of the site', '', `<img src="/logo.png">${body}`, undefined],
  [
    'an address under a base',
    '<base href="https://news.example/a/"><meta property="og:image" content="3.jpg">',
    body,
    'https://news.example/a/3.jpg',
  ],
])('%s', (_, head, inside, image) => expect(extract(page(inside, head))?.image).toBe(image));

test('a canonical link under a base', () => {
  const head = '<base href="https://news.example/"><link rel="canonical" href="story/7">';
  expect(extract(page(body, head))?.canonicalUrl).toBe(url);
});

test('a page encoded twice by way of ISO-8859-1', () => {
  const twice = Buffer.from(page(body)).toString('latin1');
  expect(extract(twice)).toMatchObject({ title: 'عودة الملاحة إلى سرت', text });
});

describe('text that stands in data', () => {
  test('for search engines, where the page shows nothing', () => {
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'عنوان', articleBody: text });
    expect(
      extract(`<body><div id="root"></div><script type="application/ld+json">${data}</script></body>`)?.text,
    ).toBe(text);
  });

  test.each([
    ['a text', body],
    ['a list of paragraphs', paragraphs.map((line) => ({ type: 'text', content: line }))],
  ])('for scripts, as %s', (_, content) => {
    const data = JSON.stringify({
      props: {
        article: { title: 'عودة الملاحة', body: content },
        related: [{ title: 'خبر', body: 'نص خبر آخر '.repeat(60) }],
      },
    });
    const html = `<head><title>عودة الملاحة</title></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">${data}</script></body>`;
    expect(extract(html)?.text).toBe(text);
  });

  test('streamed behind the page that it belongs into', () => {
    const html = `<body><main><h1>عودة الملاحة</h1><template id="B:0"></template></main><div hidden id="S:0">${body}</div></body>`;
    expect(extract(html)?.text).toBe(text);
  });
});

describe('the feed and the page', () => {
  const entry = { title: 'عنوان', content: body };

  test("the feed's own content is the article where it is the fuller one, and where there is no page", () => {
    expect(extractArticle({ html: page(`<p>${paragraphs[0] ?? ''}</p>`), url, entry, now })?.text).toBe(text);
    expect(extractArticle({ html: '', url, entry, now })).toMatchObject({ title: 'عنوان', text });
  });

  test("the feed's own content is read as a page is", () => {
    const content = `${body}<p>اقرأ أيضا: <a href="/x">خبر</a></p><p>ظهرت المقالة عودة الملاحة أولاً على المثال.</p>`;
    expect(extractArticle({ html: '', url, entry: { title: 'عنوان', content }, now })?.text).toBe(text);
    expect(extractArticle({ html: '', url, entry: { title: 'عنوان', content: text }, now })?.text).toBe(text);
  });

  const paid = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان","isAccessibleForFree":"False"}</script>`;
  test.each([
    ['what is sold', page(body.split('\n').slice(0, 2).join(''), paid), 'paywall'],
    [
      'a wall against programs',
      '<html><head><title>Just a moment...</title></head><body><p>Enable JavaScript and cookies to continue, please.</p></body></html>',
      'wall',
    ],
    ['AMP', page(body).replace('<html ', '<html ⚡ '), 'amp'],
  ])('%s is known, and the feed gives the text', (_, html, stub) => {
    expect(extractArticle({ html, url, entry, now })).toMatchObject({ text, stub });
  });

  test('a wall alone is no article', () => {
    expect(
      extract(
        '<html><head><title>Access denied</title></head><body><p>You do not have permission to see this page, sorry for that.</p></body></html>',
      ),
    ).toBeUndefined();
  });

  test('a sentence of summary is no article', () => {
    expect(
      extractArticle({ html: '', url, entry: { title: 'عنوان', summary: 'جملة واحدة.' }, now }),
    ).toBeUndefined();
    expect(extract('<html><body></body></html>')).toBeUndefined();
  });
});

describe('hostile pages', () => {
  test.each([
    ['deep', '<div>'.repeat(200_000)],
    ['deep and closed by another', '<b>'.repeat(200_000) + '</i>'.repeat(200_000)],
    ['of many attributes', `<p ${'a="b" '.repeat(100_000)}>x</p>`],
    ['of many paragraphs', '<p>س</p>'.repeat(100_000)],
    ['of brackets', '<'.repeat(1_000_000)],
    ['of hashtags that end otherwise', `<p>${'#وسم '.repeat(39)}.</p>`.repeat(100)],
    ['of a title of blanks', `<title>ع${' '.repeat(300_000)}ع</title>`],
    ['of open data', `<script type="application/ld+json">${'{"a":'.repeat(100_000)}</script>`],
  ])('%s cost no more than their length', (_, html) => {
    expect(() => extract(html)).not.toThrow();
  });

  test('a deep page of letters that were never closed is still read', () => {
    const html = `<body><h1>عودة الملاحة</h1>${'<font size=2>'.repeat(500)}${paragraphs.join('<br><br>')}</body>`;
    expect(extract(html)?.text).toBe(text);
  });
});
