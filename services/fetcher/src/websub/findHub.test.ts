import { describe, expect, test } from 'vitest';
import { findHub, readLinks } from './findHub.ts';

const feedUrl = 'https://sabah.example/rss';
const hub = 'https://hub.example/';

describe('a hub is found', () => {
  test.each<[string, Record<string, string>, object, object | undefined]>([
    ['nowhere', {}, {}, undefined],
    ['in the feed', {}, { hubs: [hub], selfUrl: `${feedUrl}?all` }, { url: hub, topic: `${feedUrl}?all` }],
    ['in the feed, which does not know itself', {}, { hubs: [hub] }, { url: hub, topic: feedUrl }],
    [
      'in the headers, which come first',
      { link: '<https://hub.example/>; rel="hub", </feed>; rel="self"' },
      { hubs: ['https://other.example/'], selfUrl: feedUrl },
      { url: hub, topic: 'https://sabah.example/feed' },
    ],
    ['not with another scheme', {}, { hubs: ['javascript:alert(1)'] }, undefined],
  ])('%s', (_, headers, feed, expected) => expect(findHub(headers, feed, feedUrl)).toEqual(expected));
});

test.each<[string, [string, string][]]>([
  ['', []],
  ['<a>; rel=hub', [['hub', 'a']]],
  [
    '<a>;rel="hub self" , <b>; rel="hub"',
    [
      ['hub', 'a'],
      ['self', 'a'],
    ],
  ],
  ['<a>; title="x, y"; REL=Hub; type=text/plain', [['hub', 'a']]],
  ['<a,b;c>; rel="self"', [['self', 'a,b;c']]],
  ['nothing; rel=hub', []],
  ['<'.repeat(100_000), []],
  ['<a>'.repeat(100_000), []],
])('the links of %.40s', (header, links) => expect([...readLinks(header)]).toEqual(links));
