import { attackOf, reply } from '../attack.ts';

const MILLION = 1_000_000;
const words = 'أعلنت البلدية اليوم بدء أعمال صيانة الجسر القديم، وتحويل حركة السير إلى الطريق الدائري. ';
const story = `<article>${`<p>${words.repeat(3)}</p>`.repeat(6)}</article>`;
const html = (body: string, head = '') =>
  `<!doctype html><html lang="ar"><head><title>خبر</title>${head}</head><body><h1>خبر</h1>${body}</body></html>`;
const page = (make: () => string) => reply(make, { 'content-type': 'text/html; charset=utf-8' });
const times = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');
const any = ['article', 'no article'];

/** Pages that cost more than they are worth. Each holds a story, where it does not break the page. */
export const pageAttacks = attackOf('page', {
  '5 MB': [page(() => html('x'.repeat(5 * MILLION))), 'body_too_large'],
  'a million paragraphs': [page(() => '<p>'.repeat(MILLION)), any],
  'paragraphs of a letter': [page(() => html(`${story}${'<p>x'.repeat(500_000)}`)), any],
  'paragraphs of words': [page(() => html(`<p>${words}</p>`.repeat(15_000))), 'article'],
  'tags that are not closed': [page(() => html('<div>'.repeat(500_000) + story)), any],
  'tags that are not closed, each another': [page(() => html(times(200_000, (i) => `<x${i}>`) + story)), any],
  'closing tags': [page(() => html(`${story}${'</div>'.repeat(400_000)}`)), any],
  'tags without end': [page(() => html(`${story}${'<a '.repeat(900_000)}`)), any],
  brackets: [page(() => html(`${story}${'<'.repeat(2 * MILLION)}`)), any],
  'tables in tables': [page(() => html(`${'<table><tr><td>'.repeat(100_000)}${story}`)), any],
  'lists in lists': [page(() => html(`${'<ul><li>'.repeat(300_000)}${story}`)), any],
  'bold in italics': [page(() => html(`${'<b><i>'.repeat(300_000)}${story}`)), any],
  'tags closed in the wrong order': [
    page(() => html(`${'<b><p></b></p>'.repeat(150_000)}${story}`)),
    [...any, 'deadline', 'memory'],
  ],
  '200,000 attributes': [
    page(() => html(`<div ${times(200_000, (i) => `a${i}="${i}"`.padEnd(12))}>${story}</div>`)),
    [...any, 'deadline'],
  ],
  'an attribute of 2 MB': [
    page(() => html(`<div title="${'x'.repeat(2 * MILLION)}">${story}</div>`)),
    'article',
  ],
  'a class of 2 MB': [page(() => html(`<div class="${'share-'.repeat(300_000)}x">${story}</div>`)), any],
  'a class of blanks': [page(() => html(`<div class="${' '.repeat(2 * MILLION)}x">${story}</div>`)), any],
  'boxes for sharing in boxes for sharing': [
    page(() =>
      html(`${'<div class="share">'.repeat(300)}${`<p>${words}</p>`.repeat(10_000)}${'</div>'.repeat(300)}`),
    ),
    [...any, 'deadline'],
  ],
  'boxes for sharing side by side': [
    page(() => html(`${story}${'<div class="share"><p>x</p></div>'.repeat(80_000)}`)),
    any,
  ],
  links: [page(() => html(`${story}${'<a href="/x">خبر</a> '.repeat(120_000)}`)), any],
  'links in links': [page(() => html(`${story}${'<a href="/x">'.repeat(200_000)}`)), any],
  'a style of 2 MB': [page(() => html(story, `<style>${'a{b:c}'.repeat(330_000)}</style>`)), 'article'],
  'a style without end': [page(() => html(story, `<style>${'/*'.repeat(MILLION)}`)), any],
  'styles on everything': [
    page(() => html(`${story}${'<i style="a:b;c:url(d)">x</i>'.repeat(100_000)}`)),
    any,
  ],
  'hundreds of thousands of pictures': [
    page(() => html(`${story}<img srcset="${'a.png 1x, '.repeat(250_000)}">`)),
    any,
  ],
  'pictures in a row': [page(() => html(`${story}${'<img src=a>'.repeat(250_000)}`)), any],
  'data for a picture': [
    page(() =>
      html(story, `<meta property="og:image" content="data:image/png;base64,${'A'.repeat(2 * MILLION)}">`),
    ),
    'article',
  ],
  'a base that leads elsewhere': [
    page(() => html(story, '<base href="file:///etc/"><meta property="og:image" content="passwd">')),
    'article',
    /file:/,
  ],
  'a script as a canonical address': [
    page(() => html(story, '<link rel="canonical" href="javascript:alert(1)">')),
    'article',
    /javascript:/,
  ],
  'another site as a canonical address': [
    page(() => html(story, '<link rel="canonical" href="http://10.0.0.1/admin">')),
    'article',
    /10\.0\.0\.1/,
  ],
  'a refresh': [
    page(() => html(story, '<meta http-equiv="refresh" content="0;url=http://10.0.0.1/">')),
    'article',
  ],
  'a frame': [page(() => html(`${story}<iframe src="http://10.0.0.1/"></iframe>`)), 'article', /10\.0\.0\.1/],
  'levels of JSON-LD': [
    page(() =>
      html(story, `<script type="application/ld+json">${'['.repeat(MILLION)}${']'.repeat(MILLION)}</script>`),
    ),
    'article',
  ],
  'a list of JSON-LD': [
    page(() => html(story, `<script type="application/ld+json">[${'{},'.repeat(700_000)}{}]</script>`)),
    'article',
  ],
  'a headline of JSON-LD': [
    page(() =>
      html(
        story,
        `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${'&lt;b'.repeat(400_000)}","datePublished":"${'a'.repeat(500_000)}"}</script>`,
      ),
    ),
    any,
  ],
  'types of JSON-LD': [
    page(() =>
      html(story, `<script type="application/ld+json">{"@type":"${'News'.repeat(500_000)}"}</script>`),
    ),
    'article',
  ],
  'scripts of JSON-LD': [
    page(() => html(story, '<script type="application/ld+json">{}</script>'.repeat(50_000))),
    any,
  ],
  'dates of letters': [
    page(() => html(story, `<meta property="article:published_time" content="${'a'.repeat(MILLION)}">`)),
    'article',
  ],
  'an hour of spaces': [
    page(() => html(`${story}<time datetime="1${' '.repeat(MILLION)}x">x</time>`)),
    'article',
  ],
  'meta elements': [
    page(() =>
      html(
        story,
        times(60_000, (i) => `<meta property="og:x${i}" content="${i}">`),
      ),
    ),
    any,
  ],
  'a title of 2 MB': [
    page(() => html(story, '').replace('<title>خبر', `<title>${'خ '.repeat(600_000)}`)),
    any,
  ],
  'a title of blanks': [
    page(() => html(story, '').replace('<title>خبر', `<title>a${' '.repeat(2 * MILLION)}b`)),
    any,
  ],
  'text alone': [page(() => html(words.repeat(15_000))), any],
  'text of blanks': [page(() => html(`<p>x${' '.repeat(2 * MILLION)}x</p>${story}`)), any],
  'lines that lead elsewhere': [
    page(() => html(`${story}${'<p>اقرأ أيضا: خبر آخر</p>'.repeat(50_000)}`)),
    any,
  ],
  'a line of punctuation': [page(() => html(`${story}<p>${'.:|…-'.repeat(300_000)}</p>`)), any],
  'line breaks': [page(() => html(`${story}${'<br>'.repeat(600_000)}`)), any],
  'line breaks in a paragraph': [page(() => html(`<p>${`${words}<br>`.repeat(10_000)}</p>`)), any],
  comments: [page(() => html(`${story}${'<!---->'.repeat(350_000)}`)), any],
  'a comment without end': [page(() => html(`${story}<!--${'--!'.repeat(600_000)}`)), any],
  entities: [page(() => html(`<p>${'&amp;&#1575;&wat;'.repeat(150_000)}</p>${story}`)), any],
  'drawings in drawings': [page(() => html(`${'<svg><g>'.repeat(200_000)}${story}`)), any],
  'templates in templates': [page(() => html(`${'<template>'.repeat(200_000)}${story}`)), any],
  choices: [page(() => html(`${story}${'<select><option>'.repeat(150_000)}`)), any],
  'scripts that are not closed': [page(() => html(`${story}${'<script>'.repeat(300_000)}`)), any],
  'null bytes': [page(() => html(story.replaceAll('ا', '\0ا') + '\0'.repeat(MILLION))), any],
  'marks of direction': [page(() => html(`<p>${'\u202e\u200f\u2067'.repeat(300_000)}</p>${story}`)), any],
  'accents upon accents': [page(() => html(`<p>ا${'\u064b'.repeat(MILLION)}</p>${story}`)), any],
  'slots in one row': [page(() => html(`<table>${'<tr><td>x'.repeat(200_000)}</table>${story}`)), any],
  'bodies in bodies': [page(() => html(`${'<html><body>'.repeat(200_000)}${story}`)), any],
});
