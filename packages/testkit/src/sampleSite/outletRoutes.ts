import { escapeMarkup as esc } from './escapeMarkup.ts';
import { renderAtom } from './feeds/atom.ts';
import { renderJsonFeed } from './feeds/jsonFeed.ts';
import { renderNewsSitemap } from './feeds/newsSitemap.ts';
import { renderRss } from './feeds/rss.ts';
import type { OutletKey } from './articles/draft.ts';
import type { Outlet } from './outlets.ts';
import { renderDaftarPage } from './pages/daftarPage.ts';
import { renderFanarPage } from './pages/fanarPage.ts';
import type { PageContext, RenderPage } from './pages/pageContext.ts';
import { renderHomePage, renderLogInPage, renderNotFoundPage } from './pages/plainPages.ts';
import { renderQindilPage } from './pages/qindilPage.ts';
import { renderShurfaPage } from './pages/shurfaPage.ts';
import { pdfOf } from './pdfDocument.ts';
import { changedAt, newestFirst, type Publication } from './publication.ts';
import type { Resource, Route } from './siteServer.ts';
import { encodeWindows1256 } from './windows1256.ts';

/** What an outlet has published, as it stands when a request comes. */
export type OutletState = {
  readonly outlet: Outlet;
  readonly origin: string;
  readonly startedAt: Date;
  publications: readonly Publication[];
  mended: boolean;
};

type RenderFeed = (outlet: Outlet, origin: string, publications: readonly Publication[]) => string;

const designs: Readonly<Record<OutletKey, { page: RenderPage; feed: RenderFeed }>> = {
  fanar: { page: renderFanarPage, feed: renderRss },
  shurfa: { page: renderShurfaPage, feed: renderAtom },
  qindil: { page: renderQindilPage, feed: renderJsonFeed },
  daftar: { page: renderDaftarPage, feed: renderNewsSitemap },
};

const HUGE_BYTES = 5_200_000;

/** The addresses of one outlet: feed, home, articles, images, robots.txt, and a log-in page where no feed is. */
export const createOutletRoutes =
  (state: OutletState): Route =>
  (path) => {
    const { outlet, origin, publications } = state;
    const context: PageContext = { outlet, origin, others: newestFirst(publications) };
    if (path === outlet.feedPath) return feedOf(state);
    if (path === '/') return html(outlet, renderHomePage(context));
    if (path === '/login.html') return html(outlet, renderLogInPage(context));
    if (path === '/robots.txt') return robotsOf(state);
    if (path.startsWith('/images/')) return imageOf(path);
    const index = publications.findIndex((publication) => decodeURI(publication.path) === path);
    const publication = publications[index];
    if (!publication || (publication.draft.delivery === 'missing' && !state.mended)) {
      return { ...html(outlet, renderNotFoundPage(context)), status: 404 };
    }
    return articleOf(publication, index, state);
  };

function articleOf(publication: Publication, index: number, state: OutletState): Resource {
  const { outlet, origin } = state;
  const modifiedAt = lastModified([publication], state);
  if (publication.draft.delivery === 'pdf') {
    return { contentType: 'application/pdf', body: pdfOf(publication.draft.key), modifiedAt };
  }
  const others = newestFirst(state.publications).filter((other) => other !== publication);
  const shown = publication.draft.delivery === 'huge' ? padded(publication) : publication;
  const page = html(outlet, designs[outlet.key].page(shown, { outlet, origin, others }));
  // every other page of the old outlet leaves its charset to the meta element alone
  const contentType = outlet.charset !== 'utf-8' && index % 2 === 1 ? 'text/html' : page.contentType;
  return { ...page, contentType, modifiedAt };
}

function feedOf(state: OutletState): Resource {
  const { outlet, origin, publications } = state;
  const markup = designs[outlet.key].feed(outlet, origin, publications);
  const contentType = outlet.charset === 'utf-8' ? `${outlet.feedType}; charset=utf-8` : outlet.feedType;
  return { contentType, body: encode(outlet, markup), modifiedAt: lastModified(publications, state) };
}

// RFC 9110 §8.8.2.1: never later than the server's own clock, whatever an article claims
function lastModified(publications: readonly Publication[], { startedAt }: OutletState): Date {
  const times = publications
    .filter(({ draft }) => draft.datedYear === undefined)
    .map((publication) => changedAt(publication).getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : startedAt;
}

const encode = ({ charset }: Outlet, markup: string): Buffer =>
  charset === 'utf-8' ? Buffer.from(markup) : encodeWindows1256(markup);

const html = (outlet: Outlet, markup: string): Resource => ({
  contentType: `text/html; charset=${outlet.charset}`,
  body: encode(outlet, markup),
});

const robotsOf = ({ outlet, origin }: OutletState): Resource => ({
  contentType: 'text/plain; charset=utf-8',
  body: Buffer.from(
    `User-agent: *\nAllow: /\nDisallow: /section/\nDisallow: /tag/\n${outlet.key === 'daftar' ? `\nSitemap: ${origin}${outlet.feedPath}\n` : ''}`,
  ),
});

const imageOf = (path: string): Resource => ({
  contentType: 'image/svg+xml',
  body: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><title>${esc(path)}</title><rect width="16" height="9" fill="#8aa"/></svg>`,
  ),
});

function padded(publication: Publication): Publication {
  const text = publication.paragraphs.join(' ');
  const copies = Math.ceil(HUGE_BYTES / Buffer.byteLength(text));
  const paragraphs = Array.from({ length: copies }, (_, i) => `تحديث ${i + 1}: ${text}`);
  return { ...publication, paragraphs };
}
