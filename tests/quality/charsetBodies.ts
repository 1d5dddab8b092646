/** Texts of our own; each has at least 120 characters beyond markup, in letters that all five charsets have. */
export const texts: readonly string[] = [
  'أعلنت وزارة النقل في سرت عودة الملاحة إلى الميناء بعد توقف دام ثلاثة أسابيع، وقالت إن السفن الأولى وصلت صباح اليوم محملة بالحبوب والأدوية ومواد البناء',
  'قال رئيس البلدية إن شبكة المياه الجديدة تغطي أحياء المدينة كلها؛ وإن العمل فيها استغرق عامين كاملين، وكلف الخزينة العامة أقل مما كان مقررا لها في البداية',
  'انتهت مباراة القمة بالتعادل بعد شوطين متكافئين، وأضاع المهاجم ركلة جزاء في الدقيقة الأخيرة. هل يبقى المدرب في منصبه؟ الإدارة تجتمع غدا للنظر في الأمر',
  'ارتفعت أسعار القمح في الأسواق العالمية للأسبوع الرابع على التوالي، وحذر خبراء الاقتصاد من أثر الجفاف في موسم الحصاد المقبل وفي ميزانيات الدول المستوردة له',
  'أكد الأطباء أن اللقاح آمن وأن الآثار الجانبية خفيفة، ودعوا الأهالي إلى مراجعة المراكز الصحية القريبة منهم قبل نهاية الشهر، وخاصة ذوي الأطفال دون الخامسة',
  'افتتح معرض الكتاب أبوابه أمام الزوار بمشاركة مئتي دار نشر من عشرين بلدا، ويتضمن برنامجه أمسيات شعرية وندوات عن الرواية العربية وورش رسم للصغار طوال أيامه',
];

export const charsets = ['windows-1256', 'iso-8859-6', 'utf-8', 'utf-16le', 'utf-16be'] as const;
export type Charset = (typeof charsets)[number];

/** How a body is said to be encoded. */
export type Said = { readonly where: 'nowhere' | 'header' | 'inside'; readonly charset?: string };
export const kinds = ['text', 'page', 'feed'] as const;
export type Kind = (typeof kinds)[number];

/** A body of that kind around the text. */
export function bodyOf(kind: Kind, text: string, said: Said): string {
  const inside = said.where === 'inside' ? said.charset : undefined;
  const sentences = text.split('. ');
  switch (kind) {
    case 'text':
      return text;
    case 'page':
      return `<!doctype html><html lang="ar" dir="rtl"><head>${inside === undefined ? '' : `<meta http-equiv="Content-Type" content="text/html; charset=${inside}">`}<title>${text.slice(0, 40)}</title><link rel="stylesheet" href="/css/main.css"><script>var page = {"id": 4711, "section": "news"};</script></head><body class="article"><nav><a href="/">Home</a></nav>${sentences.map((sentence) => `<p>${sentence}</p>`).join('\n')}<footer>Copyright 2026</footer></body></html>`;
    case 'feed':
      return `<?xml version="1.0"${inside === undefined ? '' : ` encoding="${inside}"`}?><rss version="2.0"><channel><title>${text.slice(0, 40)}</title><item><title>${text.slice(0, 60)}</title><link>https://news.example/4711</link><description><![CDATA[<p>${sentences.join('</p><p>')}</p>]]></description></item></channel></rss>`;
  }
}

export function encode(text: string, charset: Charset): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  if (charset === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (charset === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const bytes = tables[charset];
  return Uint8Array.from(text, (letter) => bytes.get(letter) ?? 0x3f);
}

/** What the charset can't say is left out, as a publisher would. */
export const sayable = (text: string, charset: Charset): string =>
  charset.startsWith('utf')
    ? text
    : Array.from(text, (letter) => (tables[charset as 'iso-8859-6'].has(letter) ? letter : '')).join('');

const tables = {
  'windows-1256': tableOf('windows-1256'),
  'iso-8859-6': tableOf('iso-8859-6'),
};

function tableOf(charset: string): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(charset);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}

/** Said nowhere, rightly and in each wrong way, in the header and inside. */
export const allSaid: readonly Said[] = [
  { where: 'nowhere' },
  ...(['header', 'inside'] as const).flatMap((where) =>
    [...charsets, 'utf-16', 'iso-8859-1', 'windows-1252', 'windows-1251', 'gb2312', 'unknown-charset'].map(
      (charset) => ({ where, charset }),
    ),
  ),
];
