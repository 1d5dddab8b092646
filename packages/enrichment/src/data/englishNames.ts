const lines = `
per:خليفه-حفتر Khalifa Haftar
per:عبد-الحميد-الدبيبه Abdul Hamid Dbeibeh
per:محمد-المنفي Mohamed al-Menfi
per:عقيله-صالح Aguila Saleh
per:معمر-القذافي Muammar Gaddafi
per:سيف-الاسلام-القذافي Saif al-Islam Gaddafi
per:عبد-الفتاح-السيسي Abdel Fattah el-Sisi
per:عبد-الفتاح-البرهان Abdel Fattah al-Burhan
per:محمد-حمدان-دقلو Mohamed Hamdan Dagalo
per:عبد-الله-حمدوك Abdalla Hamdok
per:قيس-سعيد Kais Saied
per:عبد-المجيد-تبون Abdelmadjid Tebboune
per:محمد-بن-سلمان Mohammed bin Salman
per:محمد-بن-زايد Mohamed bin Zayed
per:بنيامين-نتنياهو Benjamin Netanyahu
per:دونالد-ترامب Donald Trump
per:جو-بايدن Joe Biden
per:فلاديمير-بوتين Vladimir Putin
per:ايمانويل-ماكرون Emmanuel Macron
per:رجب-طيب-اردوغان Recep Tayyip Erdoğan
per:انطونيو-غوتيريش António Guterres
per:هانا-تيتيه Hanna Tetteh
org:الامم-المتحده United Nations
org:مجلس-الامن United Nations Security Council
org:جامعه-الدول-العربيه Arab League
org:الاتحاد-الافريقي African Union
org:الاتحاد-الاوروبي European Union
org:حلف-شمال-الاطلسي NATO
org:حزب-الله Hezbollah
org:حركه-حماس Hamas
org:قوات-الدعم-السريع Rapid Support Forces
org:مصرف-ليبيا-المركزي Central Bank of Libya
org:المؤسسه-الوطنيه-للنفط National Oil Corporation (Libya)
org:صندوق-النقد-الدولي International Monetary Fund
org:البنك-الدولي World Bank
org:منظمه-الصحه-العالميه World Health Organization
org:المحكمه-الجنائيه-الدوليه International Criminal Court
org:الجيش-الوطني-الليبي Libyan National Army
org:البيت-الابيض White House
`;

/** English names of entities that the news names most, by their ids. */
export const englishNames: Readonly<Record<string, string>> = Object.fromEntries(
  lines
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
);
