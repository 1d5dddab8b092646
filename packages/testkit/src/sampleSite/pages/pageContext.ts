import { escapeMarkup as esc } from '../escapeMarkup.ts';
import { sections, type Outlet } from '../outlets.ts';
import type { Publication } from '../publication.ts';

/** What a page is made of besides its article. */
export type PageContext = {
  readonly outlet: Outlet;
  readonly origin: string;
  /** Other articles of the outlet, for tickers and «read also». */
  readonly others: readonly Publication[];
};

export type RenderPage = (publication: Publication, context: PageContext) => string;

export const linkTo = ({ url, title }: Publication): string => `<a href="${esc(url)}">${esc(title)}</a>`;

export const navigation = (origin: string): string =>
  Object.entries(sections)
    .map(([slug, name]) => `<li><a href="${origin}/section/${slug}">${name}</a></li>`)
    .join('');

/** Says on every page what this site is. */
export const DISCLAIMER = 'موقع تجريبي: أخباره وأشخاصه من نسج الخيال';
