import { after, menu, paragraphs, tagLinks } from './chrome.ts';
import { document, linkedData, meta, type Template } from './template.ts';

/** Stories that are told otherwise than in paragraphs alone. */
export const storyKinds: readonly Template[] = [
  {
    name: 'opinion',
    make: (article, s) =>
      document(
        article,
        `<header>${menu}</header><div class="opinion-page"><div class="writer-top"><img src="/w.jpg"><a class="writer-name">${article.author}</a><span class="writer-title">كاتب وأكاديمي</span></div><h1>${article.title}</h1><div class="opinion-text">${paragraphs(article).join('')}<p class="disclaimer"><em>الآراء الواردة في هذا المقال لا تعكس بالضرورة الموقف التحريري للصحيفة.</em></p></div>
<div class="writer-bottom"><h4>عن الكاتب</h4><p>كاتب وباحث في الشؤون العربية، صدرت له ثلاثة كتب وترجمت مقالاته إلى لغات عدة، ويدرّس في جامعات عربية.</p><h5>مقالات أخرى للكاتب</h5><ul>${s.links(5)}</ul></div></div>`,
        { head: linkedData(article, { '@type': 'OpinionNewsArticle' }) },
      ),
  },
  {
    name: 'interview',
    make: (article, s) => {
      const [first = '', ...answers] = article.paragraphs;
      const ask = (i: number) => questions[i % questions.length] ?? '';
      return {
        gold: [first, ...answers.flatMap((text, i) => [ask(i), text])],
        html: document(
          article,
          `<nav>${menu}</nav><div class="interview"><h1>${article.title}</h1><div class="by">حاورته: ${article.author}</div><div class="content-body"><p>${first}</p>${answers.map((text, i) => `<p><strong>${ask(i)}</strong></p><p>${text}</p>`).join('')}</div><div class="share-icons"><a>مشاركة</a></div><div class="also"><h3>حوارات سابقة</h3><ul>${s.links(4)}</ul></div></div>`,
        ),
      };
    },
  },
  {
    name: 'match with tables',
    make: (article, s) => {
      const rows = [
        ['1', 'الاتحاد', '10', '24'],
        ['2', 'الهلال', '10', '23'],
        ['3', 'النصر', '10', '20'],
        ['4', 'التعاون', '10', '17'],
      ];
      return {
        gold: [
          ...article.paragraphs,
          'الترتيب بعد الجولة العاشرة',
          'المركز الفريق لعب نقاط',
          ...rows.map((row) => row.join(' ')),
        ],
        html: document(
          article,
          `<div class="sport-nav">${menu}</div><div class="matches-bar"><div class="match-card"><a>الشباب 1 - 2 الاتحاد</a></div><div class="match-card"><a>التعاون 0 - 0 الفيحاء</a></div></div><div class="article-page"><h1>${article.title}</h1><div class="article-text">${paragraphs(article).join('')}<h3>الترتيب بعد الجولة العاشرة</h3><table class="standings"><thead><tr><th>المركز</th><th>الفريق</th><th>لعب</th><th>نقاط</th></tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table></div><div class="tags">${tagLinks(article)}</div></div><div class="side">${s.links(6)}</div>`,
        ),
      };
    },
  },
  {
    name: 'live blog',
    make: (article, s) => ({
      gold: article.paragraphs.flatMap((text, i) => [headsOf[i % headsOf.length] ?? '', text]),
      html: document(
        article,
        `<header>${menu}</header><div class="liveblog"><h1>${article.title} لحظة بلحظة</h1><div class="liveblog-status">مباشر</div><div class="liveblog-posts">${article.paragraphs.map((text, i) => `<div class="liveblog-post" id="post-${i}"><time class="liveblog-time" datetime="2026-11-03T0${i}:10:00Z">0${i}:10 بتوقيت غرينتش</time><h3>${headsOf[i % headsOf.length] ?? ''}</h3><div class="liveblog-body"><p>${text}</p></div><div class="share-this">شارك هذا التحديث</div></div>`).join('')}</div></div><aside class="sidebar"><h4>التغطيات الحية</h4><ul>${s.links(4)}</ul></aside>`,
        { head: linkedData(article, { '@type': 'LiveBlogPosting' }) },
      ),
    }),
  },
  {
    name: 'photo story',
    make: (article, s) =>
      document(
        article,
        `<header>${menu}</header><div class="gallery-page"><h1>${article.title}</h1><div class="gallery-list">${article.paragraphs.map((text, i) => `<figure class="gallery-item"><img src="/g${i}.jpg"><figcaption>${text}</figcaption></figure>`).join('')}</div><div class="more-galleries"><h3>ألبومات أخرى</h3><ul>${s.links(5)}</ul></div></div>`,
        { head: meta(article) },
      ),
  },
  {
    name: 'video with a short text',
    make: (article, s) => ({
      gold: article.paragraphs.slice(0, 1),
      html: document(
        article,
        `<header>${menu}</header><div class="video-page"><div class="player"><video src="/v.mp4"></video></div><div class="video-info"><h1>${article.title}</h1><div class="video-meta">نشر في: 3 نوفمبر 2026 | المدة 02:14</div><div class="video-description"><p>${article.paragraphs[0] ?? ''}</p></div><div class="video-share">شارك الفيديو</div></div>
<div class="playlist"><h3>فيديوهات ذات صلة</h3>${s
          .headlines(8)
          .map(
            (h, i) =>
              `<div class="playlist-item"><a href="/v${i}"><span class="duration">01:30</span><h4>${h}</h4></a><p>${s.summary(i)}</p></div>`,
          )
          .join('')}</div></div>`,
        { head: meta(article) },
      ),
    }),
  },
  {
    name: 'breaking, two lines',
    make: (article, s) => ({
      gold: [`${article.paragraphs[0] ?? ''}`],
      html: document(
        article,
        `<header><ul>${menu}</ul></header><div class="container"><div class="row"><div class="col-8"><div class="post"><h1>عاجل.. ${article.title}</h1><div class="post-date">منذ 12 دقيقة</div><div class="post-text"><p>${article.paragraphs[0] ?? ''}</p></div><div class="post-share"><a>واتساب</a><a>تلغرام</a></div></div>
<div class="latest-list"><h3>آخر الأخبار</h3>${s
          .headlines(10)
          .map(
            (h, i) =>
              `<div class="latest-item"><h4><a href="/b${i}">${h}</a></h4><p>${s.summary(i)}</p></div>`,
          )
          .join('')}</div></div><div class="col-4"><div class="box">${s
          .headlines(6, 5)
          .map((h) => `<div><a href="/c">${h}</a></div>`)
          .join('')}</div></div></div></div>`,
        { head: meta({ ...article, title: `عاجل.. ${article.title}` }) },
      ),
    }),
  },
  {
    name: 'list of points',
    make: (article, s) => ({
      gold: article.paragraphs.flatMap((text, i) =>
        i === 0 ? [text] : [`${i}. ${points[i % points.length] ?? ''}`, text],
      ),
      html: document(
        article,
        `<header>${menu}</header><main class="site-main"><article class="post"><h1 class="entry-title">${article.title}</h1><div class="entry-content"><p>${article.paragraphs[0] ?? ''}</p><div id="ez-toc-container" class="ez-toc-v2"><p class="ez-toc-title">محتويات المقال</p><ul class="ez-toc-list">${article.paragraphs
          .slice(1)
          .map((_, i) => `<li><a href="#p${i}">${i + 1}. ${points[(i + 1) % points.length] ?? ''}</a></li>`)
          .join('')}</ul></div>
${article.paragraphs
  .slice(1)
  .map(
    (text, i) =>
      `<h2 id="p${i}">${i + 1}. ${points[(i + 1) % points.length] ?? ''}</h2><figure><img src="/p.jpg"><figcaption>الصورة: المثال</figcaption></figure><p>${text}</p>`,
  )
  .join('')}</div></article></main><aside>${s.links(5)}</aside>`,
      ),
    }),
  },
  {
    name: 'page one of three',
    make: (article, s) =>
      document(
        article,
        `<header>${menu}</header><div class="single"><h1>${article.title}</h1><div class="single-body">${paragraphs(article).join('')}</div><div class="page-links"><span>الصفحات:</span> <span class="current">1</span> <a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=2">التالي</a></div><p class="follow-line"><b>لمتابعة آخر الأخبار عبر <a href="https://news.google.com">غوغل نيوز</a></b></p></div><div class="popular">${s.links(5)}</div>`,
      ),
  },
  {
    name: 'quotes and a list',
    make: (article, s) => {
      const items = [
        'تجهيز المرافق وصيانتها دورياً',
        'تدريب العاملين على إجراءات السلامة',
        'نشر تقرير شهري عن سير العمل',
      ];
      const [first = '', second = '', ...rest] = article.paragraphs;
      return {
        gold: [first, 'وتشمل الخطوات المقبلة:', ...items, second, ...rest],
        html: document(
          article,
          `<header>${menu}</header><article><h1>${article.title}</h1><div class="body-content"><p>${first}</p><p>وتشمل الخطوات المقبلة:</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul><blockquote><p>${second}</p></blockquote>${rest.map((text) => `<p>${text}</p>`).join('')}<p><a href="https://www.facebook.com/x">تابعنا على فيسبوك</a></p></div></article><div class="links">${s.links(5)}</div>`,
        ),
      };
    },
  },
  {
    name: 'boxes within the text',
    make: (article, s) =>
      document(
        article,
        `<header>${menu}</header><div class="details-page"><h1>${article.title}</h1><div class="details">${after(
          after(
            paragraphs(article),
            2,
            `<div style="float:left;width:300px"><b>إقرأ أيضاً</b><br><a href="/1">${s.headline(1)}</a><br><a href="/2">${s.headline(2)}</a></div>`,
          ),
          1,
          `<p><span style="color:#c00">اقرأ أيضًا: </span><a href="/3">${s.headline(3)}</a></p>`,
        ).join(
          '',
        )}<p><strong>شاهد أيضا:</strong></p><p><iframe src="https://www.youtube.com/embed/1"></iframe></p></div><div class="box-share">انشر على: <a>فيسبوك</a></div></div><div id="cookie-notice">نحن نستخدم ملفات تعريف الارتباط لضمان حصولك على أفضل تجربة على موقعنا. باستمرارك في التصفح فأنت توافق على ذلك. <a>موافق</a></div>`,
      ),
  },
  {
    name: 'comments longer than the text',
    make: (article, s) => ({
      gold: article.paragraphs.slice(0, 2),
      html: document(
        article,
        `<header>${menu}</header><div class="art"><h1>${article.title}</h1><div class="art-text">${paragraphs(article).slice(0, 2).join('')}</div></div><div class="comments-block"><h3>التعليقات (9)</h3>${[0, 1, 2].flatMap((k) => s.readers.map(([who, what], i) => `<div class="comment-item"><b>${who}</b><p>${what} ${s.summary(i + k)}</p><a>رد</a></div>`)).join('')}</div>`,
      ),
    }),
  },
];

const questions = [
  'كيف بدأت الفكرة وما الذي دفعكم إليها؟',
  'وماذا عن الانتقادات التي وُجهت إليكم؟',
  'هل ترون أن النتائج توازي ما بُذل من جهد؟',
];
const headsOf = ['بدء المؤتمر الصحفي', 'تعليق من الجهة المعنية', 'صور من المكان', 'توضيح جديد'];
const points = ['المرونة', 'البدايات', 'ما وراء الأرقام', 'شهادات', 'العقبات', 'المستقبل'];
