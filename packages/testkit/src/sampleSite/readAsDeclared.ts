/** The text of an address, decoded as its bytes declare: header, XML declaration or meta element. Throws on a wrong byte. */
export async function readAsDeclared(url: string): Promise<{ status: number; type: string; text: string }> {
  const response = await fetch(url);
  const bytes = await response.arrayBuffer();
  const type = response.headers.get('content-type') ?? '';
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 1024));
  const charset = /charset=([\w-]+)/.exec(type)?.[1] ?? /(?:charset|encoding)="?([\w-]+)/.exec(head)?.[1];
  const text = new TextDecoder(charset ?? 'none', { fatal: true }).decode(bytes);
  return { status: response.status, type, text };
}

/** What a reader sees of markup. */
export const visibleText = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
