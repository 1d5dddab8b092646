import { escapeMarkup as esc } from '../escapeMarkup.ts';
import { linkTo, type PageContext } from './pageContext.ts';

const frame = ({ outlet, origin }: PageContext, title: string, body: string): string => `<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${outlet.charset}">
<title>${esc(title)} - ${esc(outlet.name)}</title>
${outlet.charset === 'utf-8' ? `<link rel="alternate" type="${outlet.feedType}" href="${origin}${outlet.feedPath}">` : ''}
</head>
<body><h1>${esc(title)}</h1>
${body}
</body>
</html>
`;

export const renderHomePage = (context: PageContext): string =>
  frame(
    context,
    context.outlet.motto,
    `<ul>${context.others.map((other) => `<li>${linkTo(other)}</li>`).join('\n')}</ul>`,
  );

/** What an address that once was a feed answers after a publisher put a wall before it: HTML, with status 200. */
export const renderLogInPage = (context: PageContext): string =>
  frame(
    context,
    'تسجيل الدخول',
    '<form method="post"><label>البريد <input name="email"></label> <label>كلمة المرور <input type="password" name="password"></label> <button>دخول</button></form>',
  );

export const renderNotFoundPage = (context: PageContext): string =>
  frame(context, 'الصفحة غير موجودة', '<p>ربما حُذفت الصفحة التي تبحث عنها أو نُقلت.</p>');
