import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const PARAGRAPH =
  'قالت هيئة الميناء إن أعمال توسعة الرصيف الشمالي تنتهي قبل نهاية العام، وإن حركة السفن لم تتوقف خلال الأشهر الماضية.';

type Answer = {
  readonly body?: string;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An outlet with what feeds and sites are full of: several feeds, moves, rules for robots, wishes, a wrong charset. */
export async function startOutletSite() {
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const origin = `http://${request.headers.host}`;
  const { pathname } = new URL(request.url ?? '/', origin);
  const {
    body = '',
    type = 'text/html; charset=utf-8',
    status = 200,
    headers = {},
  } = answerAt(pathname, origin);
  response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

function answerAt(path: string, origin: string): Answer {
  if (path === '/') return { body: home };
  if (path === '/old') return { status: 301, headers: { location: '/older' } };
  if (path === '/older') return { status: 308, headers: { location: '/feed' } };
  if (path === '/feed')
    return { body: rss(origin, 'جريدة الصباح', '/news/'), type: 'text/xml; charset=windows-1256' };
  if (path === '/comments/feed')
    return { body: rss(origin, 'تعليقات على: الصباح', '/news/'), type: 'text/xml' };
  if (path === '/sport/feed') return { body: rss(origin, 'الصباح: رياضة', '/closed/'), type: 'text/xml' };
  if (path === '/robots.txt')
    return { body: 'User-agent: *\nCrawl-delay: 5\nDisallow: /closed/\n', type: 'text/plain' };
  if (path.startsWith('/news/') || path.startsWith('/closed/')) return { body: story };
  return { status: 404, body: page('<h1>غير موجود</h1>') };
}

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

const alternate = (title: string, href: string): string =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;

const home = page(
  '<h1>الصباح</h1>',
  alternate('الصباح » التعليقات', '/comments/feed') +
    alternate('الصباح', '/feed') +
    alternate('رياضة', '/sport/feed'),
);

const story = page(
  `<nav>الرئيسية سياسة رياضة</nav><h1>توسعة الميناء</h1><div class="by">كتبت: منى السالم</div>
  <div class="story"><p>${PARAGRAPH}</p><p>${PARAGRAPH.repeat(3)}</p><p class="share">شارك الخبر مع أصدقائك</p></div>`,
);

const rss = (origin: string, title: string, folder: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
  <title>${title}</title><link>${origin}/</link><ttl>60</ttl><skipHours><hour>3</hour></skipHours>
  <atom:link rel="hub" href="https://hub.example/"/>
  ${Array.from({ length: 8 }, (_, i) => item(i + 1, `${origin}${folder}${i + 1}`)).join('')}</channel></rss>`;

const item = (number: number, link: string): string =>
  `<item><title>خبر رقم ${number} عن الميناء</title><link>${link}</link><guid>${link}</guid>
  <pubDate>${new Date(Date.now() - number * 40 * 60_000).toUTCString()}</pubDate><description>ملخص</description></item>`;
