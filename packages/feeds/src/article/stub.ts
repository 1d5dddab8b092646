/** Why a page is not the whole article: it is sold, it is a copy for AMP, or a wall that keeps programs and strangers out. */
export type Stub = 'paywall' | 'amp' | 'wall';

const WALL_TITLE =
  /^(?:just a moment|attention required|access denied|are you a robot|robot check|security check|checking your browser|403 forbidden|pardon our interruption|ddos-guard|verify you are human|one moment, please|log ?in|sign in|تسجيل الدخول|سجل الدخول)(?!\p{L})/iu;
const WALL_TEXT =
  /enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser before|unusual traffic from your|complete the captcha|تأكد من أنك لست روبوت|أثبت أنك لست روبوت/i;
const PAID_TEXT =
  /(?:هذا المحتوى|هذا المقال|بقية المقال|باقي المقال)\s+(?:متاح|مخصص|حصري)?ة?\s*(?:فقط\s+)?(?:ل|لل)(?:مشتركي|مشترك|أعضاء)|اشترك (?:الآن )?ل(?:قراءة|متابعة) (?:بقية|باقي|كامل|القراءة)|لقراءة (?:بقية|باقي|كامل) المقال اشترك|subscribe to (?:continue|keep) reading|this (?:article|content) is (?:for|reserved for|exclusive to) (?:subscribers|members)|already a subscriber\?/i;
/** What is longer is an article, though it may speak of captchas. */
const WALL_CHARACTERS = 1_500;
const PAID_CHARACTERS = 2_500;

type Page = {
  readonly title: string | undefined;
  readonly text: string;
  /** All that the page shows. */
  readonly shown: string;
  readonly isPaid: boolean;
  readonly isAmp: boolean;
};

export function readStub({ title = '', text, shown, isPaid, isAmp }: Page): Stub | undefined {
  const isShort = text.length < WALL_CHARACTERS && shown.length < 2 * WALL_CHARACTERS;
  if (isShort && (WALL_TITLE.test(title.trim()) || WALL_TEXT.test(shown))) return 'wall';
  if (isPaid || (text.length < PAID_CHARACTERS && PAID_TEXT.test(shown))) return 'paywall';
  return isAmp ? 'amp' : undefined;
}
