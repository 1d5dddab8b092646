import { known, type ParseContext, type ParsedFeed, type ParsedItem } from '../parsedFeed.ts';
import { urlIn } from './feedLink.ts';
import { firstMoment } from './feedMoment.ts';
import { lineOf, linesOf } from './feedText.ts';
import { childOf, childrenOf, textOf } from './xmlFields.ts';
import type { XmlElement } from './xmlTree.ts';

/** A sitemap, of news or plain (sitemaps.org): each address is a story, with a title where it is one of news. */
export function readSitemap(root: XmlElement, context: ParseContext): ParsedFeed {
  const urls = childrenOf(root, 'url').filter(({ cut }) => !cut);
  const publication = urls
    .map((url) => childOf(childOf(url, 'news:news') ?? url, 'news:publication'))
    .find((found) => found !== undefined);
  return {
    format: 'news-sitemap',
    ...known({
      title: publication && lineOf(textOf(publication, 'news:name')),
      language: publication && textOf(publication, 'news:language'),
    }),
    items: urls.map((url) => readAddress(url, context)),
  };
}

function readAddress(element: XmlElement, context: ParseContext): ParsedItem {
  const news = childOf(element, 'news:news') ?? element;
  const image = childOf(element, 'image:image');
  const video = childOf(element, 'video:video');
  const link = urlIn(childOf(element, 'loc'), context);
  return known({
    id: link,
    guid: link,
    link,
    title: lineOf(textOf(news, 'news:title') ?? (video && textOf(video, 'video:title'))),
    summary: video && textOf(video, 'video:description'),
    publishedAt: firstMoment(
      [textOf(news, 'news:publication_date'), video && textOf(video, 'video:publication_date')],
      context,
    ),
    updatedAt: firstMoment([textOf(element, 'lastmod')], context),
    categories: linesOf([
      ...(textOf(news, 'news:keywords') ?? '').split(/[,،]/),
      ...(textOf(news, 'news:genres') ?? '').split(','),
    ]),
    image:
      urlIn(image && childOf(image, 'image:loc'), context) ??
      urlIn(video && childOf(video, 'video:thumbnail_loc'), context),
  });
}

/** An index has no stories of its own. */
export const readSitemapIndex = (root: XmlElement, context: ParseContext): ParsedFeed => ({
  format: 'sitemap-index',
  items: [],
  sitemaps: childrenOf(root, 'sitemap')
    .filter(({ cut }) => !cut)
    .flatMap((sitemap) => {
      const url = urlIn(childOf(sitemap, 'loc'), context);
      return url === undefined
        ? []
        : [known({ url, updatedAt: firstMoment([textOf(sitemap, 'lastmod')], context) })];
    }),
});
