import { fold } from '@rasid/arabic';

/** Words whose first و is their own, and no conjunction. */
const ownFirstLetter =
  'وزير وزراء وزارة وزارات وزاري وزارية وليد وليام واشنطن وفد وفود وفاة وفيات وفاق وفق وفقا وقت وقتا وقف وقفة وقوف وقوع وقع وقائع وقود وقاية وكالة وكالات وكيل وكلاء وكان ولاية ولايات ولادة ولي ولد والد والدة والدين والي وحدة وحدات وحيد وحيدة وثيقة وثائق وثيق وطن وطني وطنية وطنيين أوطان وضع وضعت وضعية وصف وصول وصل وصلت وصية وسط وسطى وسيط وسطاء وساطة وسيلة وسائل وسام وزن وزعت وزع وصفة وصفات ورق ورقة ورش ورشة وراثة وراء ورود ورد وردة وردت وجه وجهة وجهت وجوه وجود وجد وجدت وجبة وجدة وجع وعد وعود وعي وعكة وعاء وفرة وفر وفرت وظيفة وظائف وظيفي وهران وهم وهمي وهب وهبي وهاب واحة واحد واحدة واجب واجبات واجه واجهت واجهة وادي واد واقع واقعة واقعي واسع واسعة وارد واردات وارث واردة وارسو واتساب وافق وافقت واصل واصلت واعد واعدة وائل وتر وتيرة وتد وباء وبائي وداع ودائع ودي وديعة وديع وريث ورشات وشاح وشيك وشم وصاية وضوح وضيع وطأة وقح ويلز ويكيبيديا ويب وينزوارد وزيرة وزيران'.split(
    ' ',
  );
/** Names and words whose last letters look like a suffix and are their own. */
const ownLastLetters =
  'الله عبدالله لبنان سلمان رمضان عثمان عدنان غسان سليمان نعمان حسان مروان رضوان إيران السودان عمان طهران وهران تلمسان أصفهان خراسان باكستان أفغانستان كردستان طاجيكستان تركمانستان كازاخستان داغستان بلوشستان اليابان ألمان برلمان إنسان إعلان بيان ميدان عنوان ديوان سلطان شيطان عدوان قرآن إيمان إتقان ضمان زمان مكان كيان أركان لسان حصان دخان سرطان طيران سكان جيران حيوان ألوان أوطان أديان نيسان حزيران بان فان عشرين فلسطين ياسين حسين صين برلين تكوين تعيين تأمين قوانين مساكين مجانين براهين تمرين تدوين تحسين تموين بنزين شاهين يقين دين عين بوتين ستالين لينين جنين جنيف مستقيل علي غازي ليبي عربي ليبيا سوريا قانون تلفزيون مليون بليون تريليون زيتون صابون كانون عيون ديون ليون كربون هيدروجين ماكرون كلينتون واشنطون هاتون شؤون سجون بنات نبات ثبات سبات ذات صفات وفيات فرات حياة صلاة زكاة بات آيات'.split(
    ' ',
  );

const alternatives = (words: readonly string[]): string =>
  [...new Set(words.map(fold))].sort((a, b) => b.length - a.length).join('|');

const behindWaw = alternatives(ownFirstLetter.map((word) => word.slice(1)));
const kept = alternatives(ownLastLetters);

/**
 * In order: the conjunctions و and ف before the article, و before another word, the article with what stands before it,
 * then one suffix. What is left has three letters at least, so that short words stay whole.
 */
const rules = [
  { pattern: new RegExp('^[وف](?=(?:[بك]?ال|لل)\\p{L}{3})', 'u'), replacement: '' },
  { pattern: new RegExp(`^و(?!(?:${behindWaw})(?:ه|ها|هم|ين|ي)?$)(?=\\p{L}{4})`, 'u'), replacement: '' },
  { pattern: new RegExp('^(?:[بك]?ال|لل)(?=\\p{L}{3})', 'u'), replacement: '' },
  {
    pattern: new RegExp(`^(?!(?:${kept})$)(\\p{L}{3,}?)(?:هما|ها|هم|هن|ات|ون|ين|ان|يه|ه)$`, 'u'),
    replacement: '$1',
  },
];

/** The light stem of a folded word in lower case that the topic model counts; it is frozen with the model. */
export const topicStemOf = (word: string): string =>
  rules.reduce((stem, { pattern, replacement }) => stem.replace(pattern, replacement), word);
