import { detectLanguage } from '@rasid/enrichment';
import { languageTexts } from './languageTexts.ts';

/**
 * How well languages are told from a title alone, and from pages of which a part is in another one. Run as:
 * node tests/quality/languages.ts
 */
const textOf = new Map<string, string>();
for (const [language, text] of languageTexts) textOf.set(language, `${textOf.get(language) ?? ''}${text}. `);
const mixed = [...textOf.keys()]
  .filter((language) => language !== 'und')
  .flatMap((language) => {
    const [own = '', foreign = ''] = [textOf.get(language), textOf.get(language === 'en' ? 'ar' : 'en')];
    const body = own.repeat(6);
    const part = foreign.slice(0, body.length / 4);
    return [
      [language, `${part}\n${body}`],
      [language, `${body}\n${part}`],
    ] as const;
  });

for (const [name, texts] of [
  ['titles', languageTexts],
  ['mixed pages', mixed],
] as const) {
  const wrong = texts.filter(([language, text]) => detectLanguage(text) !== language);
  console.log(`${name}: ${texts.length - wrong.length} of ${texts.length} right`);
  for (const [language, text] of wrong)
    console.log(`  ${language}, not ${detectLanguage(text)}: ${text.slice(0, 80)}`);
}
