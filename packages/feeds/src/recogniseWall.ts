/** What stands where a feed or an article should be: a check whether we are human, or a page to log in. */
export type Wall = 'bot_wall' | 'login_page';

const READ_CHARACTERS = 64 * 1024;
/** A page that has more to read than this is no wall, whatever scripts it carries. */
const MOST_LETTERS = 1_500;
const MOST_LETTERS_BESIDE_CAPTCHA = 600;

/** What only pages of a check contain, by whose they are. Some guards put their other scripts into every page. */
const marks = [
  /_cf_chl_opt|cf-browser-verification|cf_captcha_kind|cf-challenge-running|jschl[-_]answer/, // Cloudflare
  /errors\.edgesuite\.net|\/_sec\/cp_challenge\/|sec-if-cpt-container/, // Akamai
  /Incapsula incident ID|_Incapsula_Resource\?(?:CWUDNSAI|SWUDNSAI|NWFURVBO)/, // Imperva
  /captcha-delivery\.com/, // DataDome
  /px-captcha|_pxAppId/, // HUMAN
  /AwsWafIntegration|awsWafCookieDomainList|gokuProps/, // AWS WAF
  /sucuri_cloudproxy_js|Sucuri WebSite Firewall/,
  /\/\.well-known\/(?:ddos-guard|sgcaptcha)\//, // DDoS-Guard, SiteGround
  /acw_sc__v2|aliyunwaf_/, // Alibaba Cloud
  /imunify360-captcha|imunify-bot-check/,
  /slowAES\.decrypt\(/, // the cookie test of cheap hosting
  /perfdrive\.com\/captcha|validate\.perfdrive/, // Radware
  /The requested URL was rejected\. Please consult with your administrator/, // F5
];

const captcha =
  /class=["'][^"']{0,200}\b(?:g-recaptcha|h-captcha|cf-turnstile)\b|hcaptcha\.com\/1\/api\.js|challenges\.cloudflare\.com\/turnstile|smartcaptcha\.yandexcloud/i;

/** Titles of checks as they stand, whole: an article may begin with the same words. */
const wallTitles = new RegExp(
  `^(?:${[
    'just a moment',
    'one moment,? please',
    'please wait',
    'access (?:to this page has been )?denied',
    'attention required! \\| cloudflare',
    'sucuri website firewall - access denied',
    'checking your browser(?: before accessing .{1,100})?',
    'pardon our interruption',
    'are you (?:a )?(?:human|robot)',
    'verify(?:ing)? (?:that )?you are (?:a )?human',
    '(?:human|bot) (?:verification|check)',
    'robot check',
    '(?:vercel )?security check(?:point)?',
    'ddos-guard',
    'you have been blocked',
    'request rejected',
    'radware (?:captcha page|bot manager captcha)',
    'transferring to the website',
    'لحظة(?: واحدة)?(?:،? من فضلك)?',
    '(?:يرجى|الرجاء) الانتظار',
    'هل أنت (?:إنسان|روبوت)',
    'أنا لست (?:روبوتا?|برنامج روبوت)',
    'التحقق (?:من أنك (?:إنسان|لست روبوتا?)|من المتصفح|الأمني)',
    'جار[يٍ] التحقق(?: من (?:المتصفح|متصفحك))?',
    '(?:تحقق أمني|فحص (?:أمني|الأمان))',
    'تم (?:حظر|رفض) (?:الوصول|طلبك)',
    'الوصول مرفوض',
  ].join('|')})[\\s.…!?؟]*$`,
  'iu',
);

const loginTitles =
  /تسجيل (?:ال)?دخول|سجّ?ل (?:ال)?دخول|الدخول إلى (?:حساب|الموقع)|\blog[ -]?in\b|\bsign[ -]?in\b|\bidentifiez-vous\b|\bse connecter\b|\bconnexion\b/iu;

type Headers = Readonly<Record<string, string>>;

/**
 * Recognises what publishers and their guards put in the place of what was asked for, mostly with status 200 or 403.
 * `html` is the answer's text, of which the beginning is read; `headers` have names in lower case. A page with an
 * article to read is never taken for a wall, unless its headers say that it is one.
 */
export function recogniseWall(html: string, headers: Headers = {}): Wall | undefined {
  if (/challenge/i.test(headers['cf-mitigated'] ?? '')) return 'bot_wall';
  if (/challenge|captcha/i.test(headers['x-amzn-waf-action'] ?? '')) return 'bot_wall';
  const start = html.slice(0, READ_CHARACTERS);
  const letters = visibleLetters(start);
  if (letters > MOST_LETTERS) return undefined;
  const title = titleOf(start);
  if (wallTitles.test(title) || marks.some((mark) => mark.test(start))) return 'bot_wall';
  if (/<input[^<>]{0,500}\btype\s*=\s*["']?password\b/i.test(start) || loginTitles.test(title))
    return 'login_page';
  if (captcha.test(start) && letters <= MOST_LETTERS_BESIDE_CAPTCHA) return 'bot_wall';
  return undefined;
}

function titleOf(html: string): string {
  const [, title = ''] = /<title[^<>]{0,200}>([^<]{0,300})/i.exec(html) ?? [];
  return title.replace(/\s+/g, ' ').trim();
}

/** Letters outside tags, scripts, styles and comments; one walk through the text. */
function visibleLetters(html: string): number {
  let letters = 0;
  for (let at = 0; at < html.length && letters <= MOST_LETTERS;) {
    const tag = html.indexOf('<', at);
    const text = html.slice(at, tag < 0 ? undefined : tag);
    letters += text.match(/\p{L}/gu)?.length ?? 0;
    if (tag < 0) break;
    at = endOfTag(html, tag);
  }
  return letters;
}

function endOfTag(html: string, tag: number): number {
  const name = /^<(script|style|title|!--)/i.exec(html.slice(tag, tag + 8))?.[1]?.toLowerCase();
  const end = name === '!--' ? '-->' : name === undefined ? '>' : `</${name}`;
  const found = html.indexOf(end, tag);
  return found < 0 ? html.length : found + end.length;
}
