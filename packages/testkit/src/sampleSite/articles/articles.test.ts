import { describe, expect, test } from 'vitest';
import { outletKeys, type ArticleDraft } from './draft.ts';
import { hostile } from './hostile.ts';
import { drafts } from './index.ts';

const wordsOf = (text: string): string[] => text.split(/\s+/);
const bodyOf = ({ paragraphs }: ArticleDraft): string => paragraphs.join('\n');
const allOf = ({ title, summary, caption, tags, paragraphs, update }: ArticleDraft): string =>
  [title, summary, caption, ...tags, ...paragraphs, ...Object.values(update ?? {}).flat()].join('\n');
const plain = (text: string): string => text.replace(/[\u064b-\u0652\u0640]/g, '').replace(/[أإآ]/g, 'ا');
const byKey = (key: string): ArticleDraft => {
  const found = drafts.find((draft) => draft.key === key);
  if (!found) throw new Error(`no article "${key}"`);
  return found;
};
/** Jaccard similarity of word 3-shingles. */
const similarity = (a: string, b: string): number => {
  const shingles = (text: string) => {
    const words = wordsOf(text);
    return new Set(words.slice(2).map((_, i) => words.slice(i, i + 3).join(' ')));
  };
  const [one, other] = [shingles(a), shingles(b)];
  return one.intersection(other).size / one.union(other).size;
};

describe('the articles as a whole', () => {
  test('are at least 28, with 3 or more of every topic and 7 or more of every outlet', () => {
    expect(drafts.length).toBeGreaterThanOrEqual(28);
    const topics = Map.groupBy(drafts, ({ topic }) => topic);
    expect(topics.size).toBe(8);
    for (const [topic, articles] of topics) expect(articles.length, topic).toBeGreaterThanOrEqual(3);
    for (const key of outletKeys) {
      expect(drafts.filter(({ outlet }) => outlet === key).length, key).toBeGreaterThanOrEqual(7);
    }
  });

  test('have keys and titles of their own', () => {
    const all = [...drafts, ...hostile];
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });

  test('share no text but for the re-print, which keeps most of its body', () => {
    for (const [i, one] of drafts.entries()) {
      for (const other of drafts.slice(i + 1)) {
        const value = similarity(bodyOf(one), bodyOf(other));
        if (other.reprintOf === one.key) expect(value).toBeGreaterThan(0.7);
        else expect(value, `${one.key} ${other.key}`).toBeLessThan(0.05);
      }
    }
    const reprint = byKey('sudan-aid-reprint');
    const first = byKey(reprint.reprintOf ?? '');
    expect(reprint.title).not.toBe(first.title);
    expect(reprint.outlet).not.toBe(first.outlet);
    expect(reprint.paragraphs[0]).not.toBe(first.paragraphs[0]);
  });

  test('are dated within two days', () => {
    for (const { hoursAgo } of drafts) expect(hoursAgo).toBeGreaterThan(0);
    for (const { hoursAgo } of drafts) expect(hoursAgo).toBeLessThan(47);
  });
});

describe.each(drafts)('$key', (draft) => {
  test('has 120 to 350 words', () => {
    const count = wordsOf(bodyOf(draft)).length;
    expect(count).toBeGreaterThanOrEqual(120);
    expect(count).toBeLessThanOrEqual(350);
  });

  test('names every fact that is expected of it', () => {
    const text = plain(`${draft.title}\n${bodyOf(draft)}`);
    const { people, organisations, places } = draft.facts;
    for (const name of [...people, ...organisations, ...places]) {
      const folded = plain(name);
      const afterLam = folded.replace(/^ال/, 'لل');
      expect(text.includes(folded) || text.includes(afterLam), name).toBe(true);
    }
    for (const code of draft.facts.countries) expect(code).toMatch(/^[A-Z]{2}$/);
  });

  test('is set with care: marks in pairs, no double space, no space before a mark', () => {
    const text = allOf(draft);
    expect(text.split('«').length).toBe(text.split('»').length);
    expect(text).not.toMatch(/ {2}| [،؛؟.:»]|« |[,;?]/);
    // a tanwin on alef stands before it or not at all, and no word mixes alef maqsura in its middle
    expect(text).not.toMatch(/ا\u064b|ى[ء-غف-ي]|ة[ء-غف-ي]/);
  });
});

describe('what searching is tried on', () => {
  test.each([
    ['flood-rescue-drill', 'والقوات المسلحة'],
    ['egypt-desert-training', 'للقوات المسلحة'],
  ])('%s speaks of «%s» and never bare', (key, phrase) => {
    const text = allOf(byKey(key));
    expect(text).toContain(phrase);
    expect(text).not.toMatch(/(?<!\p{L})القوات المسلحة/u);
  });

  test.each([
    ['tatweel', /ـ/],
    ['vowel signs', /عَلَّمَتْنا/],
    ['Arabic-Indic digits', /[٠-٩]/],
    ['Persian kaf', /ک/],
    ['Persian yeh', /ی/],
    ['Latin names', /[A-Z][a-z]+ [A-Z][a-z]+/],
  ])('somewhere there is %s', (_, pattern) => {
    expect(drafts.some((draft) => pattern.test(bodyOf(draft)))).toBe(true);
  });
});
