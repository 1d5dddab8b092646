const MAX_COOKIES = 20;
const MAX_CHARACTERS = 4096;

/**
 * Cookies that hosts set on the way of one request, for publishers who set one and redirect to themselves to see it
 * again. Each goes back to the very host that set it, and all are forgotten with the request.
 */
export function createWayCookies() {
  const byHost = new Map<string, Map<string, string>>();
  return {
    /** As the header `Cookie` has them; undefined where there are none. */
    of: ({ host }: URL): string | undefined => {
      const cookies = [...(byHost.get(host) ?? [])].map(([name, value]) => `${name}=${value}`);
      return cookies.length > 0 ? cookies.join('; ') : undefined;
    },
    /** Takes values of the header `Set-Cookie`. */
    take: ({ host }: URL, setCookies: readonly string[]): void => {
      const cookies = byHost.get(host) ?? new Map<string, string>();
      byHost.set(host, cookies);
      for (const [name, value] of setCookies.flatMap(readCookie)) {
        if (value === undefined) cookies.delete(name);
        else if (cookies.size < MAX_COOKIES || cookies.has(name)) cookies.set(name, value);
      }
    },
  };
}

/** A name and its value; no value where the cookie is taken back. */
function readCookie(text: string): [string, string | undefined][] {
  const [pair = '', ...attributes] = text.slice(0, MAX_CHARACTERS).split(';');
  const [, name, value = ''] = /^\s*([!#-+\-.0-9A-Z^-z|~]+)=([\x21-\x7e]*)\s*$/.exec(pair) ?? [];
  if (name === undefined) return [];
  const ends = attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute));
  return [[name, ends ? undefined : value]];
}
