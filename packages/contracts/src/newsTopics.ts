/** The topics that are told apart: IPTC Media Topics of the top level (their codes), and defence, which is none of them. */
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
] as const;

export type TopicSlug = (typeof topicTable)[number]['slug'];
