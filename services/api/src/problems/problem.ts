import { problemKinds, type ProblemCode, type Words } from './problemKinds.ts';

export type { ProblemCode, Words } from './problemKinds.ts';

/** What a request came to grief over, told to who made it in words that help, and in their language. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: Words | undefined;
  /** Further members of the answer, such as the place in a query. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, detail?: Words, more: Readonly<Record<string, unknown>> = {}) {
    super(detail?.en ?? problemKinds[code].title.en);
    this.code = code;
    this.detail = detail;
    this.more = more;
  }

  get status(): number {
    return problemKinds[this.code].status;
  }
}

export type Language = 'ar' | 'en';

/** The body of the answer, by RFC 9457. */
export function problemBody({ code, status, detail, more }: Problem, language: Language) {
  return {
    type: `urn:rasid:problem:${code}`,
    title: problemKinds[code].title[language],
    status,
    code,
    ...(detail && { detail: detail[language] }),
    ...more,
  };
}
