/** A page to log in, in the place of a feed. */
export const recogniseWall = (html: string): 'login_page' | undefined =>
  /<input[^<>]{0,500}\btype\s*=\s*["']?password\b/i.test(html) ? 'login_page' : undefined;
