/** What is wrong with a query, and where: an offset and a length in UTF-16 units, to put a mark under. */
export type QueryError = {
  readonly code: ErrorCode;
  readonly at: number;
  readonly length: number;
  readonly message: { readonly ar: string; readonly en: string };
};

export const limits = {
  characters: 4_000,
  depth: 24,
  terms: 200,
  distance: 100,
  nearOperands: 8,
  nearCombinations: 64,
  prefixLetters: 2,
} as const;

/** `found` is the piece of the query that the error points at. */
const messages = {
  empty: () => ['expected at least one word', 'المتوقَّع كلمة واحدة على الأقل'],
  too_long: () => [
    `a query may have ${limits.characters} characters`,
    `لا يزيد الاستعلام على ${limits.characters} محرف`,
  ],
  too_deep: () => [
    `parentheses may stand ${limits.depth} deep in each other`,
    `لا تتداخل الأقواس أكثر من ${limits.depth} مستوى`,
  ],
  too_many_terms: () => [
    `a query may have ${limits.terms} words and phrases`,
    `لا يزيد الاستعلام على ${limits.terms} كلمة وعبارة`,
  ],
  unclosed_quote: (found: string) => [
    `${found} opens a phrase: expected a quotation mark that closes it`,
    `علامة التنصيص ${found} تفتح عبارة: المتوقَّع علامة تغلقها`,
  ],
  unclosed_parenthesis: () => ['expected ")" that closes this parenthesis', 'المتوقَّع قوس «)» يغلق هذا القوس'],
  unopened_parenthesis: () => [
    '")" closes nothing: expected "(" before it',
    'القوس «)» لا يغلق شيئا: المتوقَّع «(» قبله',
  ],
  expected_term: (found: string) => [
    `expected a word, a phrase or "(", found ${found || 'the end'}`,
    `المتوقَّع كلمة أو عبارة أو «(»، والموجود ${found || 'نهاية الاستعلام'}`,
  ],
  unknown_field: (found: string) => [
    `there is no field ${found}: expected title, summary, body, source, author, person, org, place, topic, country, lang or published; put the text in quotes if no field was meant`,
    `لا يوجد حقل ${found}: المتوقَّع عنوان أو ملخص أو نص أو مصدر أو كاتب أو شخص أو منظمة أو مكان أو موضوع أو بلد أو لغة أو تاريخ؛ وإن لم يُقصد حقل فضع النص بين علامتي تنصيص`,
  ],
  field_in_field: (found: string) => [
    `${found} stands inside another field: expected words`,
    `${found} داخل حقل آخر: المتوقَّع كلمات`,
  ],
  nothing_searchable: (found: string) => [
    `${found} has no letter or digit to search for`,
    `لا حرف ولا رقم في ${found} يُبحث عنه`,
  ],
  wildcard_place: (found: string) => [
    `${found}: "*" can only end a single word, such as انتخاب*`,
    `${found}: لا تأتي «*» إلا في آخر كلمة مفردة، مثل انتخاب*`,
  ],
  wildcard_short: (found: string) => [
    `${found}: expected at least ${limits.prefixLetters} letters before "*"`,
    `${found}: المتوقَّع حرفان على الأقل قبل «*»`,
  ],
  near_form: (found: string) => [
    `${found}: expected a distance up to ${limits.distance} and then "(", such as NEAR/5(اتفاق هدنة)`,
    `${found}: المتوقَّع مسافة لا تزيد على ${limits.distance} ثم «(»، مثل NEAR/5(اتفاق هدنة)`,
  ],
  near_operands: () => [
    `expected from two to ${limits.nearOperands} different operands`,
    `المتوقَّع من عنصرين مختلفين إلى ${limits.nearOperands} عناصر`,
  ],
  near_operand: (found: string) => [
    `${found} can't stand in NEAR: expected words, phrases, or some of them joined by OR in parentheses`,
    `لا يأتي ${found} داخل NEAR: المتوقَّع كلمات أو عبارات، أو عدد منها بين قوسين يفصل بينها OR`,
  ],
  near_combinations: () => [
    `the alternatives in this NEAR make more than ${limits.nearCombinations} combinations`,
    `بدائل NEAR هذه تتجاوز ${limits.nearCombinations} تركيبا`,
  ],
  bad_date: (found: string) => [
    `${found} is no date: expected such as 2026-01-31, 2026-01, 2026-01-31T14:00:00Z or 2026-01-01..2026-01-31, with >, >=, < or <= before it`,
    `${found} ليس تاريخا: المتوقَّع مثل 2026-01-31 أو 2026-01 أو 2026-01-31T14:00:00Z أو 2026-01-01..2026-01-31، وقد تسبقه > أو >= أو < أو <=`,
  ],
  bad_code: (found: string) => [
    `${found} is no code: expected two letters such as EG, or a country's name, and for a language two letters such as ar`,
    `${found} ليس رمزا: المتوقَّع حرفان مثل EG أو اسم بلد، وللغة حرفان مثل ar`,
  ],
  not_for_field: (found: string) => [
    `${found} can't be asked of this field: expected words or phrases`,
    `لا يصلح ${found} لهذا الحقل: المتوقَّع كلمات أو عبارات`,
  ],
} as const satisfies Record<string, (found: string) => readonly [en: string, ar: string] | string[]>;

export type ErrorCode = keyof typeof messages;
export const errorCodes = Object.keys(messages) as readonly ErrorCode[];

/** Thrown inside the parser and caught at its door: what callers get is a value. */
export class QueryProblem extends Error {
  readonly error: QueryError;

  constructor(code: ErrorCode, source: string, at: number, end: number) {
    const piece = source.slice(at, Math.min(end, at + 60));
    const [en = '', ar = ''] = messages[code](piece === '' ? '' : `"${piece}"`);
    super(en);
    this.error = { code, at, length: end - at, message: { ar, en } };
  }
}
