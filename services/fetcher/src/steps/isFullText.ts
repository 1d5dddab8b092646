/** From this many letters on, an entry's own content is taken for the article where its page can't be had. */
const FULL_TEXT_LETTERS = 400;

/** Counts the letters of a bit of HTML or text, outside its tags. */
export const isFullText = (content: string | undefined): boolean =>
  (content?.replace(/<[^<>]*>|&\w+;/g, ' ').match(/\p{L}/gu)?.length ?? 0) >= FULL_TEXT_LETTERS;
