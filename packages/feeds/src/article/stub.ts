/** Why a page is not the whole article: it is sold, it is a copy for AMP, a wall keeps programs and strangers out, or it is gone. */
export type Stub = 'paywall' | 'amp' | 'wall' | 'missing';

const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'iu');

const WALL_TITLE =
  /^(?:just a moment|attention required|access denied|are you a robot|robot check|security check|checking your browser|403 forbidden|pardon our interruption|ddos-guard|verify you are human|one moment, please|log ?in|sign in|لحظة|لحظات|لحظة من فضلك|تسجيل الدخول|سجل الدخول)(?:[….!?]*$|\s*[|:–-])/iu;
const WALL_TEXT = anyOf(
  'enable javascript and cookies to continue|enable js and disable any ad blocker|checking your browser before|unusual traffic from your',
  'verify(?:ing)? (?:that )?you are (?:a )?human|complete the captcha|incapsula incident|access denied - sucuri',
  'تأكد من أنك (?:لست روبوت|إنسان)|[أا]ثبت أنك (?:لست روبوت|إنسان)|[أا]ك[ّ]?د أنك (?:لست روبوت|إنسان)|التحقق من أنك (?:لست روبوت|إنسان)',
  'مراجعة أمان اتصالك|(?:تمكين|تفعيل) (?:javascript|جافا ?سكر[يب]+ت) و(?:ملفات تعريف الارتباط|الكوكيز)',
);
const MISSING_TITLE =
  /^(?:(?:error |خطأ )?404(?:$|\s*[-–|:]|\s+(?:error|not found|page|خطأ|الصفحة|صفحة))|(?:page|file) not found|not found$|(?:عذرا[ً]?[،,]? ?)?(?:هذه )?(?:الصفحة|صفحة|الخبر|المقال)(?: المطلوبة?| التي تبحث عنها| غير متوفرة أو)? غير (?:موجودة?|متاحة?|متوفرة?)(?!\p{L}))/iu;
const MISSING_TEXT =
  /(?:الصفحة|المقال|الخبر) (?:التي|الذي) (?:تبحث|تبحثون|طلبتها|طلبته|تحاول)[^.]{0,40}(?:غير موجود|غير متاح|غير متوفر|لم يعد|لم تعد)|page you (?:are|were) looking for|page (?:could not|cannot|can't) be found/iu;
const PAID_TEXT = anyOf(
  '(?:هذا المحتوى|هذا المقال|هذه المادة|بقية المقال|باقي المقال|المحتوى)\\s+(?:متاحة?|مخصصة?|حصرية?)?\\s*(?:فقط\\s+)?(?:لل?مشتركين?|للأعضاء|لأعضاء)',
  'اشترك (?:الآن )?ل(?:قراءة|متابعة|مواصلة|تقرأ) (?:بقية|باقي|كامل|القراءة|المقال|هذا)',
  '(?:لقراءة|لمتابعة|لمواصلة|لاستكمال|للاطلاع على) (?:القراءة|بقية|باقي|كامل|المقال|الخبر|المحتوى|هذا المقال|هذا المحتوى)[^.]{0,60}(?:[اإ]شترك|الاشتراك|سج[ّ]?ل|تسجيل الدخول|كن عضوا)',
  '(?:[اإ]شترك|سج[ّ]?ل (?:الدخول|دخولك))[^.]{0,40} ل(?:قراءة|متابعة|مواصلة|استكمال) (?:القراءة|بقية|باقي|كامل|المقال|هذا)',
  'subscribe to (?:continue|keep) reading|this (?:article|content|story) is (?:only )?(?:for|reserved for|exclusive to|available to) (?:subscribers|members)|already a subscriber\\?',
);
/** What is longer is an article, though it may speak of captchas. */
const WALL_CHARACTERS = 1_500;
const PAID_CHARACTERS = 2_500;
const MISSING_CHARACTERS = 500;

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
  if (text.length < MISSING_CHARACTERS && (MISSING_TITLE.test(title.trim()) || MISSING_TEXT.test(text)))
    return 'missing';
  if (isPaid || (text.length < PAID_CHARACTERS && PAID_TEXT.test(shown))) return 'paywall';
  return isAmp ? 'amp' : undefined;
}
