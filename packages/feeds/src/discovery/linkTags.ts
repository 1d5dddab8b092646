import { readMarkup } from '../readMarkup.ts';

/** A tag that leads somewhere, with the text up to its end. */
export type LinkTag = {
  readonly name: 'link' | 'a' | 'base';
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
};

const MAX_CHARACTERS = 4_000_000;
const MAX_TAGS = 5_000;
const MAX_TEXT = 200;

/** The links of a page, as they stand; without a tree, so that any page costs the same. */
export function linkTags(html: string): LinkTag[] {
  const source = html.slice(0, MAX_CHARACTERS);
  const tags: LinkTag[] = [];
  let name = '';
  let attribute = '';
  let attributes: Record<string, string> = {};
  let anchor: LinkTag | undefined;
  const onText = (text: string): void => {
    if (anchor && anchor.text.length < MAX_TEXT) anchor.text += text;
  };
  const onTag = (): void => {
    if (!/^(?:link|a|base)$/.test(name) || tags.length >= MAX_TAGS) return;
    const tag: LinkTag = { name: name as LinkTag['name'], attributes, text: '' };
    tags.push(tag);
    if (name === 'a') anchor = tag;
  };
  readMarkup(source, {
    onopentagname: (start, end) => {
      name = source.slice(start, end).toLowerCase();
      attributes = Object.create(null) as Record<string, string>;
    },
    onattribname: (start, end) => {
      attribute = source.slice(start, end).toLowerCase();
      attributes[attribute] ??= '';
    },
    onattribdata: (start, end) => {
      attributes[attribute] += source.slice(start, end);
    },
    onattribentity: (code) => {
      attributes[attribute] += String.fromCodePoint(code);
    },
    onopentagend: onTag,
    onselfclosingtag: onTag,
    onclosetag: (start, end) => {
      if (source.slice(start, end).toLowerCase() === 'a') anchor = undefined;
    },
    ontext: (start, end) => onText(source.slice(start, end)),
    ontextentity: (code) => onText(String.fromCodePoint(code)),
  });
  return tags;
}
