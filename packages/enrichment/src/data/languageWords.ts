/** The most frequent words of each language, as they are written. */
export const languageWords: Readonly<Record<string, string>> = {
  ar: 'في من على إلى أن التي الذي عن مع هذا هذه كما بعد قال إن ما لا وقد كان كانت قبل بين خلال أو ثم لم لن حتى عند منذ ضد إلا غير كل بعض وفي ومن',
  fa: 'است این که از را با برای به در می شد های آن کرد شده بر تا یک خود هم نیز اما یا شود کرده بود گفت دارد کنند هستند نمی باید چه او ما ایران سال',
  ur: 'ہے کے کی میں کا اور سے نے کو پر ہیں یہ تھا کہ اس وہ بھی گیا لیے نہیں ایک جو تک ساتھ کر ہو رہا گئی والے بعد کیا دیا',
  ku: 'لە بۆ کە بە ئەو دەکات لەگەڵ هەر ئەم بوو و کرد لەسەر دوای پێش ناو نێوان سەر بووە دەبێت کوردستان هەرێمی دەڵێت چەند یان وەک',
  en: 'the of and to in a is that for on was with by as at from an it after be has have are over new says said his he will not but its who their were this more than into against amid about up out us',
  fr: 'le la les de des et à en un une du est que dans pour qui sur au aux par avec ce cette se son sa ses plus pas ne il elle ont été après contre entre sont d l mais ou où leur deux selon sans nouveau',
};
