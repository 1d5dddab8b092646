import { paragraphs, sections } from './chrome.ts';
import { document, type Template } from './template.ts';

const cells = sections
  .map((name) => `<td bgcolor="#003366"><a href="s.asp"><font color="white">${name}</font></a></td>`)
  .join('');

/** Pages from before style sheets, as many ministries, agencies and portals still serve them. */
export const oldWeb: readonly Template[] = [
  {
    name: 'layout tables',
    make: (article, s) =>
      document(
        article,
        `<center><table width="780" border="0"><tr>${cells}</tr></table><table width="780"><tr><td width="160" valign="top"><table><tr><td><b>أهم الأخبار</b></td></tr>${s
          .headlines(7)
          .map((h) => `<tr><td><font size="2"><a href="n.asp">${h}</a></font></td></tr>`)
          .join('')}</table></td>
<td width="460" valign="top"><table width="100%"><tr><td align="center"><font face="Simplified Arabic" size="5" color="#990000"><b>${article.title}</b></font></td></tr><tr><td align="right"><font size="2">${article.author} - 3/11/2026</font></td></tr><tr><td><img src="1.gif" align="left"><font face="Simplified Arabic" size="4">${article.paragraphs.join('<br><br>')}</font></td></tr><tr><td align="center"><a href="javascript:print()">اطبع هذه الصفحة</a></td></tr></table></td>
<td width="160" valign="top"><table><tr><td>إعلانات</td></tr><tr><td><img src="ad.gif"></td></tr></table></td></tr></table><font size="1">جميع الحقوق محفوظة</font></center>`,
      ),
  },
  {
    name: 'upper case and open tags',
    make: (article, s) =>
      `<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256"><TITLE>${article.title}</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF DIR=RTL><TABLE WIDTH=100%><TR><TD WIDTH=20%><P ALIGN=RIGHT>${s
        .headlines(5)
        .map((h) => `<A HREF=x.htm>${h}</A><BR>`)
        .join(
          '\n',
        )}<TD><H2 ALIGN=CENTER>${article.title}</H2>${article.paragraphs.map((text) => `<P ALIGN=JUSTIFY><FONT FACE="Traditional Arabic" SIZE=4>${text}`).join('\n')}</TABLE><HR><CENTER><A HREF=index.htm>الصفحة الرئيسية</A></CENTER>`,
  },
  {
    name: 'word processor',
    make: (article, s) =>
      document(
        article,
        `<table dir="rtl"><tr><td class="mnu">${s
          .headlines(4)
          .map((h) => `<a href="p.php">${h}</a><br>`)
          .join(
            '',
          )}</td><td><div class="Section1">${article.paragraphs.map((text) => `<p class="MsoNormal" dir="RTL" style="text-align:justify;mso-margin-top-alt:auto"><span lang="AR-SA" style="font-size:14.0pt;font-family:'Simplified Arabic'">${text}<o:p></o:p></span></p>`).join('\n')}<p class="MsoNormal" dir="RTL"><span lang="AR-SA"><o:p>&nbsp;</o:p></span></p></div></td></tr></table>`,
      ),
  },
  {
    name: 'portal, bare text',
    make: (article, s) =>
      document(
        article,
        `<table class="bodyline"><tr><td class="block-title">القائمة الرئيسية</td></tr><tr><td>${sections.map((name) => `<strong><big>·</big></strong>&nbsp;<a href="modules.php">${name}</a><br>`).join('')}</td></tr></table><table class="story"><tr><td class="option"><b>${article.title}</b></td></tr><tr><td class="content">أرسلت بواسطة ${article.author} في الثلاثاء 03 نوفمبر 2026<br>
(1205 قراءة)</td></tr><tr><td>${article.paragraphs.join('\n<br />\n<br />\n')}</td></tr></table><table class="related"><tr><td class="block-title">روابط ذات صلة</td></tr><tr><td>${s
          .headlines(3)
          .map((h) => `<strong>·</strong> <a href="m.php">${h}</a><br>`)
          .join('')}</td></tr></table>`,
      ),
  },
  {
    name: 'single line breaks',
    make: (article, s) =>
      document(
        article,
        `<div id="top">${sections.join(' | ')}</div><div id="middle"><div id="right_side"><h3>${article.title}</h3><div id="news_text">${article.paragraphs.join('<br>')}</div></div><div id="left_side">${s
          .headlines(6)
          .map((h) => `<a class="small_link" href="/?p=1">${h}</a>`)
          .join('')}</div></div>`,
      ),
  },
  {
    name: 'frames of divs',
    make: (article, s) =>
      document(
        article,
        `<div id="container"><div id="r1"><div id="r2"><div id="r3"><div class="t1"><span>${article.title}</span></div><div class="t2">${paragraphs(article).join('')}</div></div></div></div><div id="l1"><div id="l2">${s
          .headlines(5)
          .map((h, i) => `<div class="n"><a href="/n">${h}</a><br>${s.summary(i)}</div>`)
          .join('')}</div></div></div>`,
      ),
  },
];
