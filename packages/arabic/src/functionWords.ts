import { normalize } from './fold.ts';

/** Words that are in every text. No name is among them: علي, بن, أم and الله are not. */
const WORDS = `
في من على إلى عن مع أن إن أنه إنه أنها إنها أنهم إنهم هذا هذه ذلك تلك هؤلاء أولئك هو هي هم هما نحن أنا أنت التي الذي الذين اللذين
اللتين اللواتي كان كانت كانوا يكون تكون كما كل بعض غير بين عند قبل بعد خلال حيث إذا إذ قد لقد ثم أو بل لكن لكنه لكنها حتى منذ
لدى لا ما لم لن ليس ليست ماذا متى أين كيف لماذا كم هل أي أية أيضا إلا الآن له لها لهم به بها بهم فيه فيها فيهم منه منها منهم عنه
عنها عليه عليها عليهم إليه إليها إليهم معه معها بأن لأن كأن فإن هناك هنا حين حينما عندما بينما فيما مما عما بما لما كلما إنما ربما
سوف نحو ضمن أثناء لذلك كذلك
the a an of in on at to and or is are was were be by for from with as that this it what when where who which how why did do does
`;

/** Questions begin with them. */
const QUESTIONS = `ما ماذا من متى أين كيف لماذا كم هل أي أية بماذا لمن what when where who which how why`;

const normalized = (words: string): Set<string> => new Set(words.trim().split(/\s+/).map(normalize));

const functionWords = normalized(WORDS);
const questionWords = normalized(QUESTIONS);

const isIn = (words: ReadonlySet<string>, given: string): boolean => {
  const word = normalize(given).toLowerCase();
  return words.has(word) || (/^[وف]/.test(word) && words.has(word.slice(1)));
};

/** Whether a word says nothing of what a text is about, such as في and وهذه. */
export const isFunctionWord = (word: string): boolean => isIn(functionWords, word);

/** Whether a word asks, such as متى. */
export const isQuestionWord = (word: string): boolean => isIn(questionWords, word);
