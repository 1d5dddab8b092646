import { describe, expect, test } from 'vitest';
import { canonicalLink } from './canonicalLink.ts';
import { saneCanonical, saneDestination } from './saneCanonical.ts';

describe('a canonical link', () => {
  const here = 'https://www.news.example/economy/story-77';
  test.each([
    ['https://news.example/economy/story-77', 'https://news.example/economy/story-77'],
    ['/economy/story-77-the-new-title', 'https://www.news.example/economy/story-77-the-new-title'],
    ['https://m.news.example/a', 'https://m.news.example/a'],
    ['https://other.example/economy/story-77', undefined],
    ['https://news.example/', undefined],
    ['https://news.example/economy', undefined],
    ['https://news.example/economy/', undefined],
    ['javascript:void(0)', undefined],
  ])('%s gives %s', (link, expected) => expect(saneCanonical(link, here)).toBe(expected));

  test.each([
    ['https://a.com.eg/1', 'https://b.com.eg/1', undefined],
    ['https://gate.a.com.eg/1', 'https://a.com.eg/1', 'https://gate.a.com.eg/1'],
    [
      'https://a.example/story/123456',
      'https://a.example/story/123456/the-slug',
      'https://a.example/story/123456',
    ],
    ['https://a.example/2026', 'https://a.example/2026/the-slug', undefined],
    ['https://a.example/the-slug', 'https://a.example/the-slug/amp', 'https://a.example/the-slug'],
    ['https://a.example/', 'https://a.example/', 'https://a.example/'],
    ['https://a.example/?p=5', 'https://a.example/news/x', 'https://a.example/?p=5'],
  ])('%s on %s gives %s', (link, url, expected) => expect(saneCanonical(link, url)).toBe(expected));
});

describe('where a redirect led', () => {
  const link = 'https://feeds.counter.example/~r/outlet/1';
  test.each([
    ['https://outlet.example/story/1?utm_source=feed', 'https://outlet.example/story/1'],
    ['https://outlet.example/index.php/story/1', 'https://outlet.example/index.php/story/1'],
    ['https://outlet.example/index.php?id=1', 'https://outlet.example/index.php?id=1'],
    ['https://outlet.example/', undefined],
    ['https://outlet.example/ar', undefined],
    ['https://outlet.example/home', undefined],
    ['https://outlet.example/404', undefined],
    ['https://outlet.example/ar/login?next=/story/1', undefined],
  ])('%s gives %s', (destination, expected) => expect(saneDestination(destination, link)).toBe(expected));
});

describe('the canonical link of a page', () => {
  const url = 'https://news.example/a?id=7&session=x';
  const page = (head: string) => `<!doctype html><html><head>${head}</head><body><p>نص</p></body></html>`;
  test.each([
    ['<link rel="canonical" href="/a?id=7">', 'https://news.example/a?id=7'],
    ["<LINK href='https://news.example/a?id=7&amp;x=1' REL='Canonical'>", 'https://news.example/a?id=7&x=1'],
    ['<base href="https://news.example/b/"><link rel="canonical" href="c">', 'https://news.example/b/c'],
    ['<link rel="canonical" href="/a?id=7"><link rel="canonical" href="/b">', undefined],
    ['<link rel="alternate" href="/b">', undefined],
    ['<!-- <link rel="canonical" href="/b"> -->', undefined],
    ['<link rel="canonical" href="">', undefined],
    ['<link rel="canonical">', undefined],
  ])('%s gives %s', (head, expected) => expect(canonicalLink(page(head), url)).toBe(expected));
});
