import { expect, test } from 'vitest';
import { detectLanguage } from './detectLanguage.ts';

test.each([
  ['ar', 'أعلنت وزارة الصحة أمس أن حملة التطعيم ستبدأ في الأسبوع المقبل في جميع المحافظات.'],
  ['ar', 'القوات المسلحة تختتم تمرينها البحري قبالة السواحل'],
  ['fa', 'رئیس جمهور در نشست خبری گفت که این طرح برای مردم است و به زودی اجرا می‌شود.'],
  ['ur', 'وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے اقدامات کر رہی ہے۔'],
  ['ku', 'سەرۆکی حکومەت لە کۆنگرەیەکی ڕۆژنامەوانی وتی کە ئەم پڕۆژەیە بۆ هەموو هاووڵاتیانە.'],
  ['en', 'The ministry said on Monday that the new port will open in the spring of next year.'],
  ['fr', 'Le ministère a annoncé que la nouvelle gare sera ouverte dans les prochains mois.'],
  ['und', '2026-11-24'],
  ['und', ''],
])('%s: %s', (language, text) => expect(detectLanguage(text)).toBe(language));

test('an Arabic article with English names in it stays Arabic', () => {
  const text = 'أطلقت شركة OpenStreet خدمة جديدة باسم Maps Live للهواتف في مصر والأردن بعد تجربة دامت عامًا.';
  expect(detectLanguage(text)).toBe('ar');
});
