import { canonicalUrl } from './canonicalUrl.ts';

/** A canonical link counts where it stays on the site and does not point to its front page. */
export function saneCanonical(link: string, url: string): string | undefined {
  const canonical = canonicalUrl(link, url);
  if (canonical === undefined) return undefined;
  const [there, here] = [new URL(canonical), new URL(url)];
  const site = (host: string) => host.split('.').slice(-2).join('.');
  if (site(there.hostname) !== site(here.hostname)) return undefined;
  return there.pathname === '/' && there.search === '' && here.pathname !== '/' ? undefined : canonical;
}
