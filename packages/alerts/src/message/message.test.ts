import { plainWords } from '@rasid/arabic';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftAlert, draftDigest } from '../draftAlert.ts';
import { joinStory } from '../joinStory.ts';
import { articleOf, ruleOf } from '../testing/index.ts';
import { countedArticles, countedOutlets, messageOf } from './alertMessage.ts';
import { isolated, mailHtml } from './mailHtml.ts';
import { styledMessage } from './styledMessage.ts';
import { bold, joined, link, marked, plain, split, type StyledText } from './styledText.ts';
import { fillTemplate, templateProblem } from './template.ts';
import { webhookPayload } from './webhookPayload.ts';

const NOW = Date.parse('2026-03-01T09:05:02Z');

test.each([
  [1, 'خبر واحد', 'وسيلة واحدة'],
  [2, 'خبران', 'وسيلتان'],
  [3, '3 أخبار', '3 وسائل'],
  [10, '10 أخبار', '10 وسائل'],
  [11, '11 خبرا', '11 وسيلة'],
  [99, '99 خبرا', '99 وسيلة'],
  [100, '100 خبر', '100 وسيلة'],
  [102, '102 خبر', '102 وسيلة'],
  [103, '103 أخبار', '103 وسائل'],
  [111, '111 خبرا', '111 وسيلة'],
])('%d is %s and %s', (count, articles, outlets) => {
  expect([countedArticles(count), countedOutlets(count)]).toEqual([articles, outlets]);
});

describe('the text of a message', () => {
  const passage = {
    field: 'body' as const,
    text: 'قال المدير إن ميناء سرت عاد.',
    marks: [[14, 23]] as [number, number][],
  };
  const first = articleOf(1, { title: 'BBC: ميناء سرت يعود', passages: [passage] });

  test('has title, outlet, passage with its marks, and address', () => {
    const { text, styles } = styledMessage(messageOf(draftAlert(ruleOf(), first, NOW)));
    expect(text).toBe(
      '\u200fراصد · موانئ\n\n\u200fBBC: ميناء سرت يعود\n\u200fصحيفة 1 · 2026-03-01 09:00 UTC\n\u200fقال المدير إن ميناء سرت عاد.\nhttps://news.example/1',
    );
    const shown = styles.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
    expect(shown).toEqual([
      'bold \u200fراصد · موانئ',
      'bold BBC: ميناء سرت يعود',
      'mark ميناء سرت',
      'link https://news.example/1',
    ]);
  });

  test('counts further outlets, and leads to where it is acknowledged', () => {
    const rule = ruleOf({ grouping: { by: 'story' }, severity: 'critical' });
    const story = [2, 3, 4].map((n) => articleOf(n)).reduce(joinStory, draftAlert(rule, first, NOW));
    const { text } = styledMessage(
      messageOf(story, { acknowledge: 'https://r.example/a', mute: 'https://r.example/m' }),
    );
    expect(text).toContain('(عاجل جدا)');
    expect(text).toContain('ونشرته أيضا 3 وسائل: صحيفة 2، صحيفة 3، صحيفة 4');
    expect(text).toContain('اطلعت عليه: https://r.example/a');
  });

  test('of a digest has all that fit and counts the others', () => {
    const articles = Array.from({ length: 60 }, (_, n) => articleOf(n, { title: `خبر رقم ${n}` }));
    const digest = draftDigest(ruleOf(), 'digest:x', { articles, count: 60 }, NOW);
    const { text } = styledMessage(messageOf(digest));
    expect(text).toContain('موانئ: 60 خبرا');
    expect(text).toContain('خبر رقم 49');
    expect(text).not.toContain('خبر رقم 50');
    expect(text).toContain('وغيرها: 10 أخبار');
  });

  test('is the template, where the rule has one', () => {
    const rule = ruleOf({ template: '{title} — {source}\n{url} {severity} {unknown' });
    const alert = draftAlert(rule, articleOf(1, { title: 'سعر {url} النفط $1 $&' }), NOW);
    expect(messageOf(alert).custom).toBe(
      'سعر {url} النفط $1 $& — صحيفة 1\nhttps://news.example/1 normal {unknown',
    );
    expect(JSON.parse(webhookPayload(messageOf(alert)))).toMatchObject({
      data: { text: messageOf(alert).custom },
    });
  });

  test('a template may name only what there is', () => {
    expect(templateProblem('{title} {passage}')).toBeUndefined();
    expect(templateProblem('{titel}')).toMatch(/there is no \{titel\}; expected \{rule\}, .*\{title\}/);
    expect(templateProblem('{constructor}')).toMatch(/no \{constructor\}/);
    expect(fillTemplate('{__proto__}', draftAlert(ruleOf(), first, NOW))).toBe('{__proto__}');
  });
});

describe('the mail', () => {
  test.each([
    ['نقلت BBC Arabic الخبر', 'نقلت <bdi dir="ltr">BBC Arabic</bdi> الخبر'],
    ['سعر iPhone 17 Pro ارتفع 5%', 'سعر <bdi dir="ltr">iPhone 17 Pro</bdi> ارتفع 5%'],
    [
      '<b>خبر</b> & "غيره"',
      '&lt;<bdi dir="ltr">b</bdi>&gt;خبر&lt;/<bdi dir="ltr">b</bdi>&gt; &amp; &quot;غيره&quot;',
    ],
    ['عربي فقط', 'عربي فقط'],
  ])('%s', (text, html) => expect(isolated(text)).toBe(html));

  test('reads from right to left, and nothing of an article is mark-up or a script', () => {
    const hostile = articleOf(1, {
      title: '</title><script>alert(1)</script> عنوان',
      url: 'javascript:alert(1)',
      source: { feedId: 'x', name: '"><img src=x>' },
      passages: [{ field: 'body', text: '<b>قال</b> شيئا', marks: [[0, 3]] }],
    });
    const html = mailHtml(messageOf(draftAlert(ruleOf({ name: '<i>قاعدة</i>' }), hostile, NOW)));
    expect(html).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl">/);
    expect(html).not.toMatch(/<script|<img|<b>|<i>|href="javascript/);
    expect(html.match(/<mark/g)).toHaveLength(1);
  });

  test('keeps every word, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const back = isolated(text)
          .replace(/<bdi dir="ltr">|<\/bdi>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(back).toBe(text);
      }),
    );
  });
});

describe('a text that is too long for one message', () => {
  const word = fc.constantFrom(
    'خبر',
    'ميناء',
    'x',
    '😀😀',
    'كلمة-طويلة-جدا-لا-فراغ-فيها',
    '\n',
    '\n\n',
    'https://news.example/1',
  );
  const piece = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const styled: fc.Arbitrary<StyledText> = fc
    .array(
      fc.oneof(
        piece.map(plain),
        piece.map(bold),
        piece.map((text) => link(text, 'https://x.example')),
        piece.map((text) => marked(text, [[0, 1]])),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => joined(parts, '\n'));

  test('is cut into pieces that fit, without losing a word or a style', () => {
    fc.assert(
      fc.property(styled, fc.integer({ min: 30, max: 200 }), fc.boolean(), (whole, limit, inBytes) => {
        const measure = (text: string) => (inBytes ? Buffer.byteLength(text) : text.length);
        const pieces = split(whole, limit, measure);
        for (const { text, styles } of pieces) {
          expect(measure(text)).toBeLessThanOrEqual(limit);
          expect(text.isWellFormed()).toBe(true);
          for (const { start, end } of styles)
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
        }
        const bare = (text: string) => text.replace(/\s/g, '');
        expect(bare(pieces.map(({ text }) => text).join(''))).toBe(bare(whole.text));
        const styledLetters = ({ text, styles }: StyledText) =>
          bare(styles.map(({ start, end }) => text.slice(start, end)).join(''));
        expect(pieces.map(styledLetters).join('')).toBe(styledLetters(whole));
      }),
      { numRuns: 500 },
    );
  });

  test('is cut between words where there are any', () => {
    const text = 'كلمة من كلام كثير '.repeat(400);
    const pieces = split(plain(text), 1_000);
    expect(pieces.flatMap((each) => each.text.split(/\s+/))).toEqual(text.trim().split(/\s+/));
    expect(plainWords(pieces.map((each) => each.text).join(' '))).toEqual(plainWords(text));
  });

  test('is nothing where there is nothing', () => expect(split(plain(''), 10)).toEqual([]));
});
