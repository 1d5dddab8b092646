/** Why a page is not the whole article: it is sold, it is a copy for AMP, or a wall that keeps programs and strangers out. */
export type Stub = 'paywall' | 'amp' | 'wall';

const WALL_TITLE =
  /^(?:just a moment|attention required|access denied|are you a robot|robot check|security check|checking your browser|please wait|403 forbidden|pardon our interruption|ddos-guard|verify you are human|one moment, please|تسجيل الدخول|سجل الدخول|log ?in|sign in)\b/i;
const WALL_TEXT =
  /enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser before|unusual traffic from your|captcha|cf-browser-verification|تأكد من أنك لست روبوت|أثبت أنك لست روبوت/i;
const PAID_TEXT =
  /(?:هذا المحتوى|هذا المقال|بقية المقال|باقي المقال|المحتوى)\s+(?:متاح|مخصص|حصري)\s+(?:فقط\s+)?(?:ل|لل)(?:مشتركي|مشترك|أعضاء)|اشترك (?:الآن )?ل(?:قراءة|متابعة) (?:بقية|باقي|كامل|القراءة)|subscribe to (?:continue|keep) reading|this (?:article|content) is (?:for|reserved for|exclusive to) (?:subscribers|members)|already a subscriber\?/i;
/** What is longer is an article, though it may speak of captchas. */
const WALL_CHARACTERS = 1_500;
const PAID_CHARACTERS = 2_500;

export function readStub({
  title = '',
  text,
  html,
  isPaid,
  isAmp,
}: {
  title: string | undefined;
  text: string;
  html: string;
  isPaid: boolean;
  isAmp: boolean;
}): Stub | undefined {
  if (
    text.length < WALL_CHARACTERS &&
    (WALL_TITLE.test(title.trim()) || (text.length < 400 && WALL_TEXT.test(html.slice(0, 50_000))))
  )
    return 'wall';
  if (isPaid || (text.length < PAID_CHARACTERS && PAID_TEXT.test(html.slice(0, 1_000_000)))) return 'paywall';
  return isAmp ? 'amp' : undefined;
}
