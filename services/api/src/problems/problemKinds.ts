export type Words = { readonly ar: string; readonly en: string };

const kind = (status: number, ar: string, en: string) => ({ status, title: { ar, en } });

/** Every problem that the API tells of. */
export const problemKinds = {
  bad_request: kind(400, 'الطلب غير صحيح', 'The request is wrong'),
  bad_query: kind(400, 'تعذّرت قراءة عبارة البحث', 'The query can not be read'),
  bad_cursor: kind(400, 'المؤشر ليس مما أعطته الصفحة السابقة', 'The cursor is not one that a page gave'),
  not_signed_in: kind(401, 'سجّل الدخول أولًا', 'Sign in first'),
  wrong_login: kind(401, 'الاسم أو كلمة المرور غير صحيحين', 'The name or the password is wrong'),
  wrong_token: kind(401, 'الرمز غير صالح أو انتهت صلاحيته أو أُلغي', 'The token is wrong, expired or revoked'),
  forbidden: kind(403, 'ليست لك صلاحية لهذا', 'You have no right to do this'),
  forged: kind(403, 'الطلب لم يأتِ من صفحة راصد', 'The request did not come from the page of Rasid'),
  not_found: kind(404, 'غير موجود', 'There is no such thing'),
  conflict: kind(409, 'يوجد ما يعارض ذلك', 'Something there stands against it'),
  too_large: kind(413, 'الطلب أكبر مما يُقبل', 'The request is larger than is taken'),
  wrong_type: kind(415, 'نوع المحتوى غير مقبول', 'That type of content is not taken'),
  too_many: kind(429, 'طلبات كثيرة، أعد المحاولة بعد قليل', 'Too many requests, try again in a moment'),
  internal: kind(500, 'خلل في الخادم، وقد سُجّل', 'The server has a fault; it was logged'),
  unavailable: kind(503, 'جزء من المنظومة لا يجيب الآن', 'A part of the system does not answer now'),
} as const;

export type ProblemCode = keyof typeof problemKinds;
