/** Titles and first lines of our own writing, `language|text`; `und` is another language, or none. */
export const languageTexts: readonly (readonly [language: string, text: string])[] = `
ar|وفاة شاعر كبير
ar|رئيس مصر يزور باريس غدا
ar|زلزال يضرب تركيا
ar|فوز مهم لليفربول
ar|إطلاق سراح صحفي بعد عام من الاعتقال
ar|بغداد: انفجار قرب مطعم يوقع جرحى
ar|تطبيق WhatsApp يتيح ميزة جديدة على iPhone
ar|شركة Apple تكشف عن هاتف iPhone جديد بسعر 999 دولارا
ar|محادثات سلام في جوبا
ar|نتائج مباريات اليوم
ar|حريق كبير في سوق دبي
ar|عاجل | سقوط قتلى
ar|البنك المركزى المصرى يقرر تثبيت سعر الفائده
ar|درجات حراره مرتفعه غدا
fa|دیدار وزیران خارجه ایران و عراق در تهران
fa|قیمت دلار امروز افزایش یافت
fa|زلزله شدید در کرمان
fa|تیم ملی فوتبال ایران پیروز شد
fa|رئیس جمهور به مسکو می‌رود
fa|بارش برف در شمال کشور
fa|نرخ بنزین تغییر نمی‌کند
fa|هشدار پلیس درباره کلاهبرداری اینترنتی
fa|بازار بورس تهران سبزپوش شد
fa|مذاکرات هسته‌ای از سر گرفته شد
ur|وزیر اعظم کا قوم سے خطاب
ur|پاکستان نے بھارت کو شکست دے دی
ur|کراچی میں بارش سے سڑکیں زیر آب
ur|ڈالر کی قیمت میں اضافہ
ur|لاہور ہائی کورٹ کا فیصلہ
ur|سپریم کورٹ میں سماعت ملتوی
ur|پیٹرول کی نئی قیمتوں کا اعلان
ur|افغانستان میں زلزلے سے ہلاکتیں
ku|سەرۆکی هەرێم لەگەڵ باڵیۆزی فەڕەنسا کۆبووەوە
ku|نرخی نەوت بەرز بووەوە
ku|بەفربارین لە سلێمانی
ku|هەڵبژاردنی پەرلەمانی کوردستان
ku|تەقینەوەیەک لە کەرکووک
ku|یاریی نێوان هەولێر و دهۆک
ku|وەزیری ناوخۆ سەردانی بەغدای کرد
en|Port reopens after storm
en|Libya's rivals sign deal in Geneva
en|Egypt raises fuel prices
en|Sudan: hospital hit by drone strike
en|UN warns of famine in Gaza
en|Morocco beat France 2-1 to reach final
en|Oil steady as traders await OPEC meeting
en|Breaking news
fr|Macron en visite à Rabat
fr|Algérie : trois morts dans un accident
fr|Le Maroc bat la France
fr|Tunisie, grève générale des transports
fr|Séisme au large de la Crète
fr|L'Égypte augmente le prix du carburant
fr|Incendie dans un hôpital de Beyrouth
fr|Coupe du monde : les Lions de l'Atlas qualifiés
und|Cumhurbaşkanı Erdoğan Mısır'a gidiyor
und|Der Bundestag beschließt neues Gesetz für Flüchtlinge
und|El presidente viaja mañana a España
und|Президент прибыл в Каир с официальным визитом
und|2026 / 11 / 24
und|総理大臣がエジプトを訪問
`
  .trim()
  .split('\n')
  .map((line) => [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)] as const);
