/** A small page from right to left. What it says is ours or was escaped. */
function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title>
<style>
body{margin:0;padding:10vh 16px;background:#f1f3f5;color:#212529;font:18px/1.8 'Noto Naskh Arabic','Segoe UI',Tahoma,sans-serif;text-align:center}
main{max-width:480px;margin:0 auto;background:#fff;border-radius:8px;padding:32px}
h1{font-size:22px;margin:0 0 16px}
button{font:inherit;color:#fff;background:#1864ab;border:0;border-radius:6px;padding:8px 32px;cursor:pointer}
button:focus-visible{outline:3px solid #74c0fc}
</style></head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Asks before anything is done: programs that look through mail follow every link. */
export const confirmAcknowledge = (headline: string): string =>
  page(
    'هل اطلعت على هذا التنبيه؟',
    `<p>${escape(headline)}</p><form method="post"><button>نعم، اطلعت عليه</button></form>`,
  );

export const confirmMute = (ruleName: string): string =>
  page(
    'هل تريد إسكات هذه القاعدة يوما؟',
    `<p>${escape(ruleName)}</p><form method="post"><button>نعم، أسكتها</button></form>`,
  );

export const acknowledged = (by: string): string =>
  page('شكرا، سُجِّل اطلاعك', `<p>لن يُنبَّه أحد آخر إلى هذا الخبر. (${escape(by)})</p>`);

export const muted = (until: string): string =>
  page(
    'أُسكتت القاعدة',
    `<p>لن يصلك منها شيء قبل <bdi dir="ltr">${escape(until)}</bdi>، ويبقى ما تطابقه مسجلا.</p>`,
  );

export const refused = {
  unknown: page('لا شيء هنا', '<p>العنوان غير صحيح.</p>'),
  forged: page('الرابط غير صالح', '<p>تأكد من أنك فتحت الرابط كاملا كما ورد في الرسالة.</p>'),
  expired: page('انتهت صلاحية الرابط', '<p>يمكنك الإقرار أو الإسكات من راصد نفسه.</p>'),
  gone: page('لم يعد موجودا', '<p>حُذف ما يشير إليه هذا الرابط.</p>'),
} as const;
