import { escapeMarkup as esc } from '../escapeMarkup.ts';
import { sections } from '../outlets.ts';
import { readableDate } from '../outletTime.ts';
import { DISCLAIMER, linkTo, navigation, type RenderPage } from './pageContext.ts';

/** A table layout of the early years, kept alive: paragraphs parted by line breaks, no structured data. */
export const renderDaftarPage: RenderPage = (publication, { outlet, origin, others }) => {
  const { draft } = publication;
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
<html dir="rtl">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">
<meta http-equiv="Content-Language" content="ar-jo">
<title>${esc(outlet.name)} - ${esc(publication.title)}</title>
<meta name="keywords" content="${esc(draft.tags.join(', '))}">
<link rel="canonical" href="${esc(publication.url)}">
</head>
<body bgcolor="#FFFFFF" topmargin="0">
<table width="980" align="center" cellpadding="0" cellspacing="0">
<tr><td colspan="2" bgcolor="#7A1F1F"><font color="white" size="6"><b>${esc(outlet.name)}</b></font> <font color="white">${esc(outlet.motto)}</font></td></tr>
<tr><td colspan="2"><ul class="topmenu">${navigation(origin)}</ul></td></tr>
<tr><td colspan="2" bgcolor="#FFE9A8"><marquee direction="right" scrollamount="3"><b>عاجل:</b> ${others.slice(0, 3).map(linkTo).join(' *** ')}</marquee></td></tr>
<tr valign="top">
<td width="720">
<div class="sec"><a href="${origin}/section/${draft.topic}">${sections[draft.topic]}</a></div>
<h1><font face="Simplified Arabic" size="5">${esc(publication.title)}</font></h1>
<div class="newsdate">${esc(readableDate(publication.publishedAt, outlet))}</div>
<table align="left" width="300" class="newsimg"><tr><td><img src="${esc(publication.imageUrl)}" width="300" alt=""></td></tr><tr><td class="imgtext"><font size="2">${esc(draft.caption)}</font></td></tr></table>
<div id="NewsText" class="newstext" align="justify"><b>${esc(outlet.name)} - ${esc(draft.author)} -</b>
${publication.paragraphs.map(esc).join('<br><br>\n')}
</div>
<div class="tools"><a href="javascript:window.print()">طباعة</a> | <a href="#send">أرسل لصديق</a> | <a href="#big">تكبير الخط</a> | <a href="#share">مشاركة</a></div>
<div class="comments"><b>تعليقات القراء</b><br>مغترب: بارك الله فيكم، خبر يستحق المتابعة.<br>ابن البلد: نتمنى نشر الصور أيضا.</div>
</td>
<td width="260" bgcolor="#F2F2F2"><b>اقرأ أيضا</b><br>${others
    .slice(0, 6)
    .map((other) => `&#8226; ${linkTo(other)}<br>`)
    .join('\n')}</td>
</tr>
<tr><td colspan="2" align="center" bgcolor="#DDDDDD"><font size="2">جميع الحقوق محفوظة لصحيفة ${esc(outlet.name)}. ${DISCLAIMER}. الآراء المنشورة تعبر عن أصحابها.</font></td></tr>
</table>
</body>
</html>
`;
};
