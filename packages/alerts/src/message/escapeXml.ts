import { escapeMarkup } from './escapeMarkup.ts';

/** What XML 1.0 has no place for, not even as a reference, is left out. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text made safe for XML, whatever it holds. */
export const escapeXml = (text: string): string => escapeMarkup(text.toWellFormed().replace(NOT_XML, ''));
