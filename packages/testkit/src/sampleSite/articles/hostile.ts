import type { ArticleDraft } from './draft.ts';

const nothing = { people: [], organisations: [], places: [], countries: [] };

/** Entry of the year 3026: a slip of the publisher's clock, the article itself is sound. */
const futureArticle: ArticleDraft = {
  key: 'oasis-water-future',
  datedYear: 3026,
  outlet: 'fanar',
  topic: 'science-and-technology',
  hoursAgo: 1,
  title: 'مهندسون في سيوة يعيدون تشغيل قنوات ري عمرها قرون',
  summary: 'مشروع صغير يوفر ثلث المياه التي كانت تضيع في الرمال.',
  author: 'جمال الوشواشي',
  tags: ['مصر', 'المياه', 'سيوة'],
  caption: 'قناة مرممة بين بساتين النخيل',
  paragraphs: [
    'أعاد مهندسون من أبناء واحة سيوة غربي مصر تشغيل شبكة من القنوات القديمة التي كانت تسقي بساتين النخيل والزيتون، بعد أن ظلت مردومة بالرمال نحو ستين عامًا.',
    'وبدأ المشروع بخريطة رسمها مسّاح مجهول على جلد ماعز وعُثر عليها في بيت مهجور. وقارن الفريق الخريطة بصور الأقمار الصناعية، ثم حفر في اثني عشر موضعًا فوجد القنوات مبنية من الحجر والملح المتكلس المعروف محليًّا باسم الكرشيف.',
    'وقالت المهندسة الزراعية مروة السيوي إن القنوات «تنقل الماء تحت الأرض فلا تشربه الشمس»، وإن القياسات أظهرت توفير ثلث المياه التي كانت تضيع في السواقي المكشوفة. وأضافت أن عشرين بستانًا استفادت حتى الآن، وأن تكلفة ترميم المتر الواحد أقل من ثمن نخلة صغيرة.',
    'ويستعين الفريق بحرفيين مسنين يتقنون البناء بالكرشيف، ويدرب معهم شبانًا من الواحة ومن مرسى مطروح. وتدرس جامعة الإسكندرية توثيق التجربة لتطبيقها في واحات الداخلة والفرافرة.',
  ],
  facts: {
    people: ['مروة السيوي'],
    organisations: ['جامعة الإسكندرية'],
    places: ['سيوة', 'مرسى مطروح', 'الفرافرة'],
    countries: ['EG'],
  },
};

/** A page in English among Arabic ones, as outlets with two editions let slip into a feed. */
const englishArticle: ArticleDraft = {
  key: 'english-lighthouse',
  outlet: 'fanar',
  topic: 'arts-culture-entertainment-and-media',
  lang: 'en',
  hoursAgo: 18,
  title: 'Volunteers relight the old lighthouse above the harbour',
  summary: 'After nineteen dark years, a lamp made of spare parts turns again.',
  author: 'English desk',
  tags: ['Libya', 'Heritage'],
  caption: 'The lighthouse seen from the fishing pier',
  paragraphs: [
    'For nineteen years the lighthouse above the harbour stood dark, a landmark by day and a hazard by night. On Thursday evening a group of retired seamen and engineering students switched on a lamp that they had built from spare parts, and the beam crossed the water again.',
    'The group spent eleven months on the work. They rewound the motor by hand, cut new glass for the broken panes and replaced the clockwork with a small controller powered by solar panels. Most of the money came from fishermen, who gave the price of one basket of fish each.',
    '“We did not want a museum, we wanted a light,” said Salem Bokhari, a former harbour pilot who leads the group. He keeps a notebook in which every boat that comes home after dark may write its name.',
    'The port authority has promised to add the light to its charts before the winter. Until then the volunteers take turns on the gallery, and tea is free for anyone who climbs the hundred and twelve steps.',
  ],
  facts: { ...nothing, people: ['Salem Bokhari'] },
};

/** Its page is padded to more than 5 MB: a limit must stop it. */
const hugeArticle: ArticleDraft = {
  key: 'huge-live-page',
  delivery: 'huge',
  outlet: 'fanar',
  topic: 'politics',
  hoursAgo: 2,
  title: 'تغطية مفتوحة: كل ما كُتب عن الجلسة منذ بدايتها',
  summary: 'صفحة التغطية المباشرة بكل تحديثاتها.',
  author: 'فريق التحرير',
  tags: ['تغطية مباشرة'],
  caption: 'من قاعة الجلسات',
  paragraphs: [
    'تجمع هذه الصفحة التحديثات كلها منذ بداية الجلسة، ويضاف الجديد إلى أعلاها مع توقيته، فتطول ساعة بعد ساعة حتى تتجاوز ما تحتمله الأجهزة القديمة.',
  ],
  facts: nothing,
};

/** Its address answers a PDF document. */
const pdfArticle: ArticleDraft = {
  key: 'pdf-statement',
  delivery: 'pdf',
  outlet: 'fanar',
  topic: 'politics',
  hoursAgo: 24,
  title: 'النص الكامل للبيان الختامي (ملف للتنزيل)',
  summary: 'البيان الختامي كما وُزع على الصحفيين.',
  author: 'فريق التحرير',
  tags: ['وثائق'],
  caption: 'الصفحة الأولى من البيان',
  paragraphs: ['البيان متاح ملفًا للتنزيل.'],
  facts: nothing,
};

/** What `{ hostile: true }` adds to the RSS outlet. */
export const hostile: readonly ArticleDraft[] = [futureArticle, englishArticle, hugeArticle, pdfArticle];
