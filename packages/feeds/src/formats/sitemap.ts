import { parseFeedDate } from './feedDate.ts';
import { known, resolveUrl, type ParseContext, type ParsedFeed, type ParsedItem } from './parsedFeed.ts';
import { plainText } from './plainText.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './xmlTree.ts';

/** A sitemap of news: what has `news:news` is an article. A plain sitemap's addresses count as well, without titles. */
export function readNewsSitemap(root: XmlElement, context: ParseContext): ParsedFeed {
  const first = root.children.map((url) => childOf(url, 'news:news')).find((news) => news !== undefined);
  const publication = first && childOf(first, 'news:publication');
  return {
    format: 'news-sitemap',
    ...known({
      title: publication && textOf(publication, 'news:name'),
      language: publication && textOf(publication, 'news:language'),
    }),
    items: childrenOf(root, 'url').map((url) => readUrl(url, context)),
  };
}

function readUrl(element: XmlElement, { url, now }: ParseContext): ParsedItem {
  const news = childOf(element, 'news:news');
  const image = childOf(element, 'image:image');
  const link = resolveUrl(textOf(element, 'loc'), url);
  const keywords = news && textOf(news, 'news:keywords');
  return known({
    id: link,
    guid: link,
    link,
    title: news && plainText(textOf(news, 'news:title')),
    publishedAt: parseFeedDate(news && textOf(news, 'news:publication_date'), now),
    updatedAt: parseFeedDate(textOf(element, 'lastmod'), now),
    categories: keywords
      ?.split(/[,،]/)
      .map((word) => word.trim())
      .filter(Boolean),
    image: image && textOf(image, 'image:loc'),
  });
}
