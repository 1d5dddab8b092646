/** Opens no tag: `2 < 3`, `<3`, a word of Arabic in angle brackets. */
const LONE_BRACKET = /<(?![a-z_/!])/gi;
/** Declarations of XML, and code that was meant to run on the publisher's server; some lack their end. */
const INSTRUCTION = /<\?[^<>]*>/g;
/** What XML does not allow, as a character or as its number. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LOW_NUMBER = /&#(?:x0*1?[0-9a-f]|0*(?:[12]?[0-9]|3[01]));/gi;
const SPACE_NUMBER = /^&#(?:x0*[9ad]|0*(?:9|1[03]));$/i;

/** Takes out what would lead a tokenizer astray: control characters, instructions, brackets that are text. */
export const prepareXml = (xml: string): string =>
  xml
    .replace(FORBIDDEN, '')
    .replace(LOW_NUMBER, (number) => (SPACE_NUMBER.test(number) ? number : ''))
    .replace(INSTRUCTION, '')
    .replace(LONE_BRACKET, '&lt;');
