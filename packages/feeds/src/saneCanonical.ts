import { canonicalUrl } from './canonicalUrl.ts';

/**
 * A canonical link counts where it stays on the site and points neither to its front page nor to a section in which the
 * page is: themes that are set up wrongly name one of these on every page.
 */
export function saneCanonical(link: string, url: string): string | undefined {
  const canonical = canonicalUrl(link, url);
  if (canonical === undefined) return undefined;
  const [there, here] = [new URL(canonical), new URL(url)];
  return siteOf(there.hostname) === siteOf(here.hostname) && !isAbove(there, here) ? canonical : undefined;
}

/** Where a redirect led counts on other sites too, since many feeds link by way of a counter; but not a front page. */
export function saneDestination(destination: string, url: string): string | undefined {
  const canonical = canonicalUrl(destination);
  const link = canonicalUrl(url);
  if (canonical === undefined || link === undefined) return undefined;
  const [there, here] = [new URL(canonical), new URL(link)];
  const isFront = FRONT_PAGE.test(there.pathname) && there.search === '' && !FRONT_PAGE.test(here.pathname);
  return isFront || isAbove(there, here) || NO_ARTICLE.test(there.pathname) ? undefined : canonical;
}

const FRONT_PAGE = /^\/(?:[a-z]{2}\/?)?(?:(?:home|index|default)(?:\.\w+)?)?$/i;
/** Where sites send those who are to log in, to agree, or to be told that there is nothing. */
const NO_ARTICLE =
  /^\/(?:[a-z]{2}\/)?(?:404|errors?|(?:page-?)?not-?found|log-?in|sign-?in|account|auth|consent|cookies?|subscribe)(?:[/.]|$)/i;

const SECOND_LEVEL = /^(?:com|co|net|org|gov|edu|ac|info|mil|gob|or|go)$/;

/** The host as it is registered: `gate.ahram.org.eg` is of `ahram.org.eg`. */
function siteOf(host: string): string {
  const labels = host.split('.');
  const isUnderCountry = labels.at(-1)?.length === 2 && SECOND_LEVEL.test(labels.at(-2) ?? '');
  return labels.slice(isUnderCountry ? -3 : -2).join('.');
}

function isAbove(there: URL, here: URL): boolean {
  if (there.search !== '' || there.pathname === here.pathname) return false;
  if (there.pathname === '/') return true;
  const path = there.pathname.replace(/\/$/, '');
  return (
    here.pathname.startsWith(`${path}/`) && !NUMBER.test(path) && !VIEW.test(here.pathname.slice(path.length))
  );
}

/** `/story/123456` is no section, and a year is one. */
const NUMBER = /\d{5,}[^/]*$/;
/** `/story/amp` is `/story` in another view. */
const VIEW = /^\/(?:amp|print|index\.\w+)\/?$/i;
