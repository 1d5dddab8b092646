/**
 * The topics that are told apart: IPTC Media Topics of the top level (their codes, https://cv.iptc.org/newscodes/mediatopic),
 * and defence, which is none of them.
 */
export const topicTable = [
  { id: '11000000', slug: 'politics', label: 'السياسة' },
  { id: '16000000', slug: 'conflict-war-and-peace', label: 'النزاعات والحرب والسلام' },
  { id: 'rasid:defence', slug: 'defence', label: 'الدفاع' },
  { id: '04000000', slug: 'economy-business-and-finance', label: 'الاقتصاد والأعمال والمال' },
  { id: '15000000', slug: 'sport', label: 'الرياضة' },
  { id: '07000000', slug: 'health', label: 'الصحة' },
  { id: '01000000', slug: 'arts-culture-entertainment-and-media', label: 'الثقافة والفنون والإعلام' },
  { id: '13000000', slug: 'science-and-technology', label: 'العلوم والتقنية' },
  { id: '12000000', slug: 'religion', label: 'الدين' },
  { id: '02000000', slug: 'crime-law-and-justice', label: 'الجريمة والقانون والعدالة' },
  { id: '03000000', slug: 'disaster-accident-and-emergency-incident', label: 'الكوارث والحوادث والطوارئ' },
  { id: '05000000', slug: 'education', label: 'التعليم' },
  { id: '06000000', slug: 'environment', label: 'البيئة' },
  { id: '08000000', slug: 'human-interest', label: 'أخبار الناس والطرائف' },
  { id: '09000000', slug: 'labour', label: 'العمل' },
  { id: '10000000', slug: 'lifestyle-and-leisure', label: 'نمط الحياة والترفيه' },
  { id: '14000000', slug: 'society', label: 'المجتمع' },
  { id: '17000000', slug: 'weather', label: 'الطقس' },
] as const;

export type TopicSlug = (typeof topicTable)[number]['slug'];
