/** What a page's links are relative to: its `<base>` where that is on the web, else its own address. */
export function pageBase(href: string | undefined, url: string): string {
  const base = href === undefined ? null : URL.parse(href.trim(), url);
  return base && /^https?:$/.test(base.protocol) ? base.href : url;
}
