import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRobots, isAllowed, sitemapsOf } from './robots.ts';

const allowed = (robots: string, path: string, agent = 'RasidBot') =>
  isAllowed({ robots, url: path.startsWith('/') ? `https://news.example${path}` : path, agent }).allowed;
const rules = (...lines: string[]) => ['User-agent: *', ...lines].join('\n');

describe('which group', () => {
  const two = 'User-agent: *\nDisallow: /\n\nUser-agent: RasidBot\nDisallow: /private\n';
  test.each([
    ['its own before that of everybody', two, '/news', 'RasidBot', true],
    ['its own rules', two, '/private/1', 'RasidBot', false],
    ['that of everybody else', two, '/news', 'OtherBot', false],
    ['in any case of letters', two.toLowerCase(), '/news', 'RASIDBOT', true],
    ['with a version in the header', two, '/news', 'RasidBot/1.0', true],
    ['with a version in the file', two.replace('RasidBot', 'RasidBot/2.0'), '/news', 'RasidBot', true],
    [
      'a header like those of browsers',
      two,
      '/news',
      'Mozilla/5.0 (compatible; RasidBot/1.0; +https://rasid.example)',
      true,
    ],
    ['no part of a longer name', two.replace('RasidBot', 'RasidBot-News'), '/news', 'RasidBot', false],
    ['no part of a shorter name', two.replace('RasidBot', 'Rasid'), '/news', 'RasidBot', false],
    ['the name up to a space', two.replace('RasidBot', 'RasidBot news'), '/news', 'RasidBot', true],
    ['none at all', 'User-agent: OtherBot\nDisallow: /\n', '/news', 'RasidBot', true],
    [
      'its own without rules',
      'User-agent: *\nDisallow: /\nUser-agent: RasidBot\n',
      '/news',
      'RasidBot',
      true,
    ],
    [
      'its own with an empty rule',
      'User-agent: *\nDisallow: /\n\nUser-agent: RasidBot\nDisallow:\n',
      '/news',
      'RasidBot',
      true,
    ],
    ['a star behind a space', 'User-agent:   *  \nDisallow: /\n', '/news', 'RasidBot', false],
  ])('%s', (_, robots, path, agent, answer) => expect(allowed(robots, path, agent)).toBe(answer));

  test.each([
    ['of several agents', 'User-agent: a\nUser-agent: RasidBot\nUser-agent: b\nDisallow: /x\n'],
    [
      'in several pieces',
      'User-agent: RasidBot\nDisallow: /x\nUser-agent: b\nDisallow: /\nUser-agent: rasidbot\nDisallow: /y\n',
    ],
    ['with blank lines inside', 'User-agent: RasidBot\n\n\nDisallow: /x\n'],
    [
      'with a sitemap inside',
      'User-agent: RasidBot\nSitemap: https://news.example/s.xml\nUser-agent: b\nDisallow: /x\n',
    ],
    [
      'with unknown lines inside',
      'User-agent: RasidBot\nNoindex: /z\nHost: news.example\nfoo\nDisallow: /x\n',
    ],
    ['with a delay inside', 'User-agent: RasidBot\nCrawl-delay: 5\nUser-agent: b\nDisallow: /x\n'],
    ['behind rules of nobody', 'Disallow: /\nAllow: /z\nUser-agent: RasidBot\nDisallow: /x\n'],
    ['behind a mark', '\ufeffUser-agent: RasidBot\nDisallow: /x\n'],
    ['with other line ends', 'User-agent: RasidBot\r\nDisallow: /x\r\n'],
    ['with old line ends', 'User-agent: RasidBot\rDisallow: /x\r'],
    ['with comments', '# hello\nUser-agent: RasidBot # us\n# Allow: /x\nDisallow: /x # not for us\n'],
    ['with capitals and spaces', '  USER-AGENT : RasidBot\n\tDISALLOW\t:\t/x  \n'],
    ['without an end', 'User-agent: RasidBot\nDisallow: /x'],
  ])('a group %s', (_, robots) => {
    expect([allowed(robots, '/x/1'), allowed(robots, '/z')]).toEqual([false, true]);
  });
});

describe('which rule', () => {
  test.each([
    ['nothing said', [], '/a', true],
    ['everything', ['Disallow: /'], '/a', false],
    ['an empty rule', ['Disallow:'], '/a', true],
    ['an empty permission', ['Disallow: /', 'Allow:'], '/a', false],
    ['the beginning of a path', ['Disallow: /fish'], '/fish.html', false],
    ['which is no part inside', ['Disallow: /fish'], '/cat/fish', true],
    ['and has its case', ['Disallow: /fish'], '/Fish', true],
    ['a folder', ['Disallow: /fish/'], '/fish', true],
    ['and what is in it', ['Disallow: /fish/'], '/fish/salmon', false],
    ['the longer one', ['Disallow: /a', 'Allow: /a/b'], '/a/b/c', true],
    ['wherever it stands', ['Allow: /a/b', 'Disallow: /a'], '/a/b/c', true],
    ['the longer one that forbids', ['Allow: /a', 'Disallow: /a/b'], '/a/b', false],
    ['of equal ones that which allows', ['Disallow: /a', 'Allow: /a'], '/a', true],
    ['in either order', ['Allow: /a', 'Disallow: /a'], '/a', true],
    ['everything but one folder', ['Disallow: /', 'Allow: /news/'], '/news/1', true],
    ['but not beside it', ['Disallow: /', 'Allow: /news/'], '/', false],
    ['a query', ['Disallow: /*?print='], '/a/b?print=1', false],
    ['a query by its start', ['Disallow: /a?x'], '/a?x=1', false],
    ['a path without a slash', ['Disallow: a'], '/a', true],
    ['no fragment', ['Disallow: /a$'], '/a#top', false],
    ['a dot is a dot', ['Disallow: /a.b'], '/acb', true],
    ['a bracket is a bracket', ['Disallow: /a[b]'], '/a[b]', false],
    ['a plus is a plus', ['Disallow: /a+b'], '/aab', true],
  ])('%s', (_, lines, path, answer) => expect(allowed(rules(...lines), path)).toBe(answer));

  test.each([
    ['Disallow: /*', '/a', false],
    ['Disallow: *', '/a', false],
    ['Disallow: /*.php', '/a/b.php?c', false],
    ['Disallow: *.php', '/a.php', false],
    ['Disallow: /*.php$', '/a.php', false],
    ['Disallow: /*.php$', '/a.php?x', true],
    ['Disallow: /*.php$', '/a.phpx', true],
    ['Disallow: /fish*.php', '/fishheads/catfish.php?parameters', false],
    ['Disallow: /fish*.php', '/Fish.PHP', true],
    ['Disallow: /a*b*c', '/axxbxxcxx', false],
    ['Disallow: /a*b*c', '/axxcxxb', true],
    ['Disallow: /a**b', '/a/b', false],
    ['Disallow: /a*', '/a', false],
    ['Disallow: /$', '/', false],
    ['Disallow: /$', '/a', true],
    ['Disallow: /*a$', '/aXa', false],
    ['Disallow: /a*a$', '/a', true],
    ['Disallow: /a$b', '/a$b', false],
    ['Disallow: /path/file-with-a-%2A.html', '/path/file-with-a-*.html', false],
    ['Disallow: /path/file-with-a-%2A.html', '/path/file-with-a-x.html', true],
    ['Disallow: /path/foo-%24', '/path/foo-$', false],
  ])('stars and ends: %s for %s', (line, path, answer) => expect(allowed(rules(line), path)).toBe(answer));
});

describe('one spelling', () => {
  test.each([
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar'],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https://foo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%E3%83%84', '/foo/bar/ツ'],
    ['/foo/bar/%e3%83%84', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz'],
    ['/foo/bar/baz', '/foo/bar/%62%61%7A'],
    ['/~ali/', '/%7Eali/'],
    ['/أخبار/', '/أخبار/1'],
    ['/أخبار/', '/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1'],
    ['/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/', '/أخبار/1'],
    ['/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/', '/أخبار/1'],
    ['/*/سياسة$', '/ar/سياسة'],
    ['/a b', '/a%20b'],
    ['/100%', '/100%25'],
    ['/a"b', '/a%22b'],
  ])('%s is %s', (pattern, path) => {
    expect(allowed(rules(`Disallow: ${pattern}`), path)).toBe(false);
    expect(allowed(rules('Disallow: /', `Allow: ${pattern}`), path)).toBe(true);
  });

  test('a slash that is encoded is none', () => {
    expect(allowed(rules('Disallow: /a/b'), '/a%2Fb')).toBe(true);
    expect(allowed(rules('Disallow: /a%2fb'), '/a%2Fb')).toBe(false);
  });

  test('Arabic rules are as long as their octets', () => {
    const robots = rules('Disallow: /أخبار', 'Allow: /%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/عاجل');
    expect([allowed(robots, '/أخبار/1'), allowed(robots, '/أخبار/عاجل/1')]).toEqual([false, true]);
  });
});

describe('limits', () => {
  const filler = `#${'x'.repeat(98)}\n`;
  test('half a mebibyte is read, and no more', () => {
    const within = filler.repeat(5_000) + rules('Disallow: /');
    const beyond = filler.repeat(5_121) + rules('Disallow: /');
    expect([allowed(within, '/a'), allowed(beyond, '/a')]).toEqual([false, true]);
  });
  test('a rule that the limit cuts is none', () => {
    const head = `${rules('Disallow: /x')}\n`;
    const space = 500 * 1024 - head.length - 'Disallow: /n'.length;
    const robots = `${head}${'#'.repeat(space - 1)}\nDisallow: /news/archive\n`;
    expect([allowed(robots, '/news'), allowed(robots, '/x')]).toEqual([true, false]);
  });
  test('/robots.txt itself may be fetched', () => {
    expect(allowed(rules('Disallow: /'), '/robots.txt')).toBe(true);
    expect(allowed(rules('Disallow: /'), '/robots.txt?x')).toBe(false);
  });
  test('what is no robots.txt says nothing', () => {
    expect(allowed('', '/a')).toBe(true);
    expect(allowed('<!doctype html><html><body>404: Disallow: /</body></html>', '/a')).toBe(true);
  });
  test('what is no address may not be fetched', () => expect(allowed('', 'لا عنوان')).toBe(false));
  test('a path alone will do', () =>
    expect(isAllowed({ robots: rules('Disallow: /a'), url: '/a/b', agent: 'x' }).allowed).toBe(false));
});

describe('delays', () => {
  test.each([
    ['User-agent: *\nCrawl-delay: 10\n', 10],
    ['User-agent: *\nCrawl-delay: 0.5\n', 0.5],
    ['User-agent: *\ncrawl-delay:2 # seconds\n', 2],
    ['User-agent: *\nCrawl-delay: soon\n', undefined],
    ['User-agent: *\nCrawl-delay: -1\n', undefined],
    ['User-agent: *\nCrawl-delay: 10\nDisallow: /x\nUser-agent: RasidBot\nCrawl-delay: 3\n', 3],
    ['User-agent: *\nCrawl-delay: 10\nDisallow: /x\nUser-agent: RasidBot\nDisallow: /y\n', undefined],
    ['User-agent: RasidBot\nDisallow: /y\nCrawl-delay: 1\nUser-agent: RasidBot\nCrawl-delay: 4\n', 4],
    ['Crawl-delay: 10\n', undefined],
  ])('%j', (robots, seconds) =>
    expect(isAllowed({ robots, url: 'https://news.example/', agent: 'RasidBot' }).crawlDelaySeconds).toBe(
      seconds,
    ),
  );
});

test('sitemaps', () => {
  const robots =
    '\ufeffSitemap: https://news.example/sitemap.xml\nUser-agent: *\nDisallow: /\nSITEMAP:https://news.example/news.xml # new\nSitemap: /relative.xml\nSitemap: https://news.example/sitemap.xml';
  expect(sitemapsOf(robots)).toEqual(['https://news.example/sitemap.xml', 'https://news.example/news.xml']);
});

test('any text is decided', () => {
  const lines = fc.array(
    fc.oneof(
      fc.constantFrom(
        'User-agent: *',
        'User-agent: RasidBot',
        'Disallow: /',
        'Allow: /*a$',
        'Crawl-delay: 1',
      ),
      fc.string(),
    ),
  );
  fc.assert(
    fc.property(lines, fc.webUrl(), (some, url) => {
      expect(typeof createRobots(some.join('\n'), 'RasidBot')(url).allowed).toBe('boolean');
    }),
  );
});

test('rules that match slowly elsewhere', () => {
  const robots = rules(...Array.from({ length: 200 }, () => `Disallow: /${'*a'.repeat(1_000)}b$`));
  expect(allowed(robots, `/${'a'.repeat(20_000)}`)).toBe(true);
});
