/** Words with which lines begin that outlets put around and between the paragraphs of an article, by what they are. */
export type LineKindName = 'elsewhere' | 'site' | 'note' | 'label' | 'credit' | 'byline';

const phrases = (list: string): string[] =>
  list
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean);

export const linePhrases: Readonly<Record<LineKindName, readonly string[]>> = {
  /** They lead to other articles. */
  elsewhere: phrases(`
    اقرأ أيضا | اقرأ كذلك | اقرأ المزيد | اقرأ أكثر | اقرأوا أيضا | اقرؤوا أيضا | اقرأ/ي أيضا | اقرئي أيضا | إقرأ أيضا | إقرأ المزيد | اقرا ايضا
    يقرأ الآن | طالع أيضا | طالع المزيد | طالعوا أيضا | شاهد أيضا | شاهدوا أيضا | انظر أيضا | تابع أيضا | تابع المزيد
    قد يهمك | قد يعجبك | ربما يعجبك | ربما يهمك | قد تهمك | وقد يهمك | قد يهمكم | مواضيع ذات صلة | موضوعات ذات صلة | مقالات ذات صلة
    أخبار ذات صلة | تقارير ذات صلة | مواد ذات صلة | روابط ذات صلة | خبر ذو صلة | أخبار متعلقة | مواضيع متعلقة | موضوعات متعلقة
    مواضيع مرتبطة | مقالات مرتبطة | مقالات مشابهة | مواضيع مشابهة | أخبار مشابهة | اخترنا لك | اخترنا لكم | نرشح لك | نرشح لكم
    نوصي بقراءة | ننصح بقراءة | لقراءة المزيد | لقراءة الخبر كاملا | للاطلاع على المزيد
    read also | also read | see also | you may also like | you might also like | read next | related stories | related articles | related posts
    related content | related topics | related reading`),
  /** They ask to follow, to share, to subscribe, to write. */
  site: phrases(`
    تابعونا على | تابعونا عبر | تابعونا في | تابعنا على | تابعنا عبر | تابعوا قناتنا | تابع قناتنا | تابعوا صفحتنا | تابعوا آخر الأخبار | تابع آخر الأخبار
    لمتابعة آخر الأخبار | لمتابعة أخبارنا | لمتابعة المزيد | لمتابعتنا | يمكنكم متابعتنا | يمكنك متابعتنا | انضم إلى قناتنا | انضموا إلى قناتنا
    انضم إلينا | اشترك في قناتنا | اشترك في النشرة | اشترك في نشرتنا | اشترك الآن | اشترك معنا | اشتركوا في | حمل تطبيق | حملوا تطبيق | لتحميل التطبيق
    ليصلك جديد | لتصلك آخر | لتصلكم آخر | ليصلكم جديد | شارك الخبر | شارك المقال | شارك هذا الخبر | شارك هذا المقال | شارك برأيك | شاركنا رأيك
    شاركونا رأيكم | مشاركة الخبر | مشاركة المقال | مشاركة عبر | مشاركة على | انشر الخبر | انشر على | أرسل الخبر | أرسل إلى صديق | نسخ الرابط | تم نسخ الرابط
    انسخ الرابط | رابط مختصر | الرابط المختصر | رابط الخبر | حجم الخط | استمع إلى المقال | استمع للمقال | استمع إلى الخبر | استمع للخبر | طباعة الخبر | إطبع الخبر
    للاطلاع على المقال كاملا | لقراءة المقال كاملا | لقراءة بقية المقال | لمتابعة القراءة | لمواصلة القراءة | هذا المحتوى للمشتركين | هذا المقال للمشتركين | اشترك لقراءة
    كلمات مفتاحية | الكلمات المفتاحية | كلمات دلالية | الكلمات الدلالية | كلمات البحث | أضف تعليق | أضف تعليقا | أضف تعليقك | اترك تعليقا | اترك تعليقك | اترك ردا
    اكتب تعليقا | اكتب تعليقك | لا توجد تعليقات | تعليقات القراء | تعليقات الزوار | التعليقات مغلقة | رمز الخبر
    follow us on | follow us | share this | leave a comment | leave a reply | comments are closed | filed under | join the conversation | subscribe to our | sign up for our`),
  /** Rights, opinions, cookies, however long. */
  note: phrases(`
    الآراء الواردة | الآراء المنشورة | المقالات المنشورة | كل ما ينشر | ما ينشر في هذا | هذا المقال لا يعبر | المقال لا يعبر | يعبر المقال عن | المقال يعبر عن رأي | تعبر المقالات عن
    لن يتم نشر عنوان بريدك | يجب أنت تكون مسجل | يجب أن تسجل الدخول | جميع الحقوق محفوظة | كافة الحقوق محفوظة | حقوق النشر محفوظة | حقوق الطبع محفوظة
    حقوق الطبع والنشر محفوظة | نستخدم ملفات تعريف | نحن نستخدم ملفات | يستخدم هذا الموقع | يستخدم موقعنا | هذا الموقع يستخدم | ظهرت المقالة | ظهر المقال
    all rights reserved | we use cookies | this website uses cookies | this site uses cookies`),
  /** Words that may begin a sentence as well: of the site only where nothing follows, or a colon, or a link. */
  label: phrases(`
    المزيد من | المزيد حول | المزيد | للمزيد من | للمزيد | لمزيد من الأخبار | لمزيد من التفاصيل | اقرأ | شاهد | ذات صلة | من الأرشيف | الأكثر قراءة | الأكثر مشاهدة
    الأكثر تداولا | الأكثر شيوعا | الأكثر تعليقا | الأكثر تفاعلا | آخر الأخبار | أحدث الأخبار | أهم الأخبار | أخبار أخرى | مقترحات | مختارات | الخبر التالي
    الخبر السابق | المقال التالي | المقال السابق | الموضوع السابق | الموضوع التالي | يمكنكم متابعة | انضم إلى | انضموا إلى | اشترك في | شارك على | شارك عبر | شارك
    شاركها | مشاركة | طباعة | الوسوم | وسوم | تاغات | علامات | سمات | هاشتاغ | التصنيفات | تصنيفات | التعليقات | تعليقات | سياسة الخصوصية | إعلان | إعلانات | مساحة إعلانية
    موضوعات | محتوى إعلاني | محتويات المقال | جدول المحتويات | في هذا المقال | النشرة البريدية | القائمة البريدية
    related | recommended | recommended reading | more from | more on this | read more | up next | most read | most popular | popular posts | trending | recent posts | latest news
    latest posts | share on | share | subscribe | sign up | join our | comments | tags | posted in | copyright | advertisement | sponsored | sponsored content | about the author | click here
    table of contents`),
  /** Who took a picture, where a text was found. */
  credit: phrases(`
    الصورة | صورة | تصوير | الصور | المصدر | المصادر | مصدر الصورة | photo | photos | photo by | photo credit | image | image by | image from | image credit | image source | credit | source | sources`),
  /** Who wrote it and when. */
  byline: phrases(`
    كتب | كتبت | بقلم | تحرير | إعداد | نشر | نشر في | نشرت في | تاريخ النشر | آخر تحديث | تم النشر | تم التحديث | الكاتب | المحرر | منذ | مدة القراءة | وقت القراءة
    أرسلت بواسطة | مرسلة بواسطة | نشر بواسطة | كتب بواسطة | بواسطة | حاوره | حاورته | حاورها | ترجمة
    by | posted | posted by | published | published on | published date | updated | last updated | written by | reviewed by`),
};
