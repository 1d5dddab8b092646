import { describe, expect, test } from 'vitest';
import { recogniseWall } from './recogniseWall.ts';

const page = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="ar"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const article = `<article>${'<p>أعلنت البلدية بدء أعمال صيانة الجسر القديم وتحويل حركة السير إلى الطريق الدائري حتى نهاية الشهر.</p>'.repeat(40)}</article>`;
const passwordForm = '<form action="/login"><input name="u"><input type="password" name="p"></form>';

describe('a check whether we are human', () => {
  test.each<[string, string, Record<string, string>?]>([
    ['Cloudflare, waiting', page('Just a moment...', '<script>window._cf_chl_opt={cvId:"3"};</script>')],
    [
      'Cloudflare in Arabic',
      page('لحظة…', '<noscript>فعّل JavaScript وملفات تعريف الارتباط للمتابعة</noscript>'),
    ],
    ['Cloudflare, by its header alone', '', { 'cf-mitigated': 'challenge' }],
    [
      'Cloudflare, blocked',
      page('Attention Required! | Cloudflare', '<h1>Sorry, you have been blocked</h1>'),
    ],
    [
      'Akamai',
      '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>Reference #18.2f<P>https://errors.edgesuite.net/18.2f</BODY></HTML>',
    ],
    [
      'Imperva',
      '<html><head><META NAME="ROBOTS" CONTENT="NOINDEX"></head><body><iframe src="/_Incapsula_Resource?CWUDNSAI=23">Request unsuccessful. Incapsula incident ID: 1</iframe></body></html>',
    ],
    ['DataDome', page('sabah.example', '<script src="https://ct.captcha-delivery.com/c.js"></script>')],
    ['HUMAN', page('Access to this page has been denied', '<div id="px-captcha"></div>')],
    ['AWS, by its header alone', '<html></html>', { 'x-amzn-waf-action': 'captcha' }],
    ['AWS, by its script', page('', '<script>AwsWafIntegration.checkForceRefresh()</script>')],
    ['Sucuri', page('Sucuri WebSite Firewall - Access Denied', '')],
    [
      'SiteGround',
      '<html><head><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Frss"></head></html>',
    ],
    ['LiteSpeed', page('Bot Verification', '<div class="g-recaptcha"></div>')],
    [
      'cheap hosting',
      '<html><body><script src="/aes.js"></script><script>document.cookie="__test="+toHex(slowAES.decrypt(c,2,a,b))</script></body></html>',
    ],
    [
      'F5',
      page('Request Rejected', 'The requested URL was rejected. Please consult with your administrator.'),
    ],
    [
      'a captcha and nothing else',
      page('صحيفة الصباح', '<p>أثبت أنك لست آلة</p><div class="cf-turnstile"></div>'),
    ],
    ['words of its own', page('التحقق من أنك إنسان', '<p>خطوة واحدة قبل المتابعة</p>')],
    [
      'a one-line page',
      page('One moment, please...', '<h1>Please wait while your request is being verified...</h1>'),
    ],
  ])('%s', (_, html, headers) => expect(recogniseWall(html, headers)).toBe('bot_wall'));
});

describe('a page to log in', () => {
  test.each([
    ['in Arabic', page('تسجيل الدخول – صحيفة الصباح', passwordForm)],
    ['in English', page('Sign in', '<a href="/sso">Continue</a>')],
    ['in French', page('Connexion', passwordForm)],
    ['without a title', `<html><body>${passwordForm}</body></html>`],
    ['with a captcha', page('Log in', `${passwordForm}<div class="g-recaptcha"></div>`)],
  ])('%s', (_, html) => expect(recogniseWall(html)).toBe('login_page'));
});

describe('what is neither', () => {
  test.each([
    ['nothing', ''],
    ['a feed', '<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار</title></channel></rss>'],
    ['an article with a form to log in', page('افتتاح الجسر', passwordForm + article)],
    [
      'an article behind Cloudflare',
      page(
        'افتتاح الجسر',
        `${article}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>`,
      ),
    ],
    [
      'an article with a captcha by its comments',
      page('افتتاح الجسر', `${article}<div class="g-recaptcha"></div>`),
    ],
    ['an article about logging in', page('كيف تحمي تسجيل الدخول إلى حسابك؟', article)],
    ['an article about a moment', page('لحظة وصول القافلة إلى المعبر', article)],
    ['a short item about a moment', page('لحظة وصول القافلة', '<p>وصلت القافلة صباح اليوم.</p>')],
    ['a short item about a ban', page('تم حظر الوصول إلى التطبيق في أوروبا', '<p>قررت الهيئة حظره.</p>')],
    ['a short item about a checkpoint', page('Security checkpoint opens in Gaza', '<p>It opened today.</p>')],
    ['a short item', page('عاجل: افتتاح الجسر', '<p>افتُتح الجسر صباح اليوم.</p>')],
    ['a page that is not there', page('404', '<h1>الصفحة غير موجودة</h1>')],
  ])('%s', (_, html) => expect(recogniseWall(html, { server: 'cloudflare' })).toBeUndefined());
});

test.each([
  ['open tags', '<script'.repeat(200_000)],
  ['open inputs', '<input '.repeat(200_000)],
  ['titles', '<title>'.repeat(200_000)],
  ['angles', '<'.repeat(1_000_000)],
  ['classes', `class="${'g-'.repeat(300_000)}`],
])('a hostile page of %s is read to its end', (_, html) => {
  expect(recogniseWall(html)).toBeUndefined();
});
