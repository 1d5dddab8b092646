import { fold } from '@rasid/arabic';
import type { CodeField, NameField, TextField } from './ast.ts';

export type Field =
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'name'; readonly field: NameField }
  | { readonly kind: 'code'; readonly field: CodeField }
  | { readonly kind: 'published' };

const text = (field: TextField): Field => ({ kind: 'text', field });
const name = (field: NameField): Field => ({ kind: 'name', field });
const code = (field: CodeField): Field => ({ kind: 'code', field });

const names: readonly (readonly [Field, ...string[]])[] = [
  [text('title'), 'title', 'عنوان', 'العنوان'],
  [text('summary'), 'summary', 'ملخص', 'الملخص'],
  [text('body'), 'body', 'text', 'نص', 'النص', 'متن', 'المتن'],
  [name('source'), 'source', 'مصدر', 'المصدر'],
  [name('author'), 'author', 'كاتب', 'الكاتب'],
  [name('person'), 'person', 'شخص'],
  [name('org'), 'org', 'organisation', 'organization', 'منظمة', 'جهة'],
  [name('place'), 'place', 'مكان', 'المكان'],
  [code('topic'), 'topic', 'موضوع', 'الموضوع'],
  [code('country'), 'country', 'بلد', 'دولة'],
  [code('lang'), 'lang', 'language', 'لغة', 'اللغة'],
  [{ kind: 'published' }, 'published', 'date', 'تاريخ', 'التاريخ'],
];

const byName = new Map(names.flatMap(([field, ...all]) => all.map((each) => [fold(each), field] as const)));

/** The field that a name stands for, in English or Arabic, in any case. */
export const fieldNamed = (given: string): Field | undefined => byName.get(fold(given).toLowerCase());
