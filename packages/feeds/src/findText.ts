import { Readability } from '@mozilla/readability';
import { isBoilerplateLine } from './boilerplate.ts';
import { parsePage, type Page, type PageElement } from './page.ts';
import { foldLines, plainText } from './plainText.ts';

type Input = { readonly html: string; readonly url: string; readonly title: string | undefined };

/** Elements that never are part of an article's text. */
const CHROME =
  'script,style,noscript,template,svg,iframe,form,button,input,select,nav,footer,aside,figcaption,[hidden],[aria-hidden="true"]';
const NAMED_CHROME =
  /(^|[-_\s])(share|sharing|social|related|read-?(also|more)|also|more-news|comments?|disqus|tags?|tag-?cloud|keywords?|breadcrumbs?|ticker|breaking|newsletter|subscribe|promo|sponsor|advert|ads?|banner|sidebar|widget|caption|toolbar|byline|meta|menu|popup|cookie|pagination|most-?read|trending|footer|header-?nav)([-_\s]|$)/i;
const BLOCKS = new Set([
  'P',
  'H2',
  'H3',
  'H4',
  'LI',
  'BLOCKQUOTE',
  'PRE',
  'TD',
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'BODY',
]);
const PARAGRAPHS = 'p,h2,h3,h4,li,blockquote';

/** The text of the article: the better of our own pass and Readability, a line a paragraph. */
export function findText(page: Page, { html, title }: Input): string {
  const own = ownText(page, title);
  const other = readabilityText(html, title);
  // Readability keeps more where a page has an odd build; ours leaves out what only looks like text
  return own.length >= other.length * 0.6 ? own : other;
}

function ownText(page: Page, title: string | undefined): string {
  for (const element of [...page.querySelectorAll(CHROME)]) element.remove();
  for (const element of [...page.querySelectorAll('[class],[id]')]) {
    if (isNamedChrome(element)) element.remove();
  }
  const body = bestContainer(page);
  return body ? cleanLines(foldLines(innerText(body)), title) : '';
}

function isNamedChrome(element: PageElement): boolean {
  if (/^(BODY|HTML|MAIN|ARTICLE)$/.test(element.tagName)) return false;
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  if (!NAMED_CHROME.test(named)) return false;
  // a wrapper of the whole page may be called anything
  return paragraphCharacters(element) < 1_500 || linkShare(element) > 0.5;
}

/** The element whose own paragraphs hold the most text that is not links; its parent where siblings hold much as well. */
function bestContainer(page: Page): PageElement | undefined {
  const scores = new Map<PageElement, number>();
  for (const paragraph of page.querySelectorAll(PARAGRAPHS)) {
    const text = (paragraph.textContent ?? '').trim();
    if (text.length < 25) continue;
    const score = (text.length + 20 * (text.match(/[،,.؛؟]/g)?.length ?? 0)) * (1 - linkShare(paragraph));
    add(scores, paragraph.parentElement, score);
    add(scores, paragraph.parentElement?.parentElement, score / 2);
  }
  for (const block of page.querySelectorAll('div,section,article,td')) {
    const text = directText(block);
    if (text.length >= 80) add(scores, block, text.length);
  }
  const named = page.querySelector('[itemprop="articleBody"]');
  if (named && (named.textContent ?? '').trim().length > 200) return named;
  return [...scores].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function add(scores: Map<PageElement, number>, element: PageElement | null | undefined, score: number): void {
  if (element && BLOCKS.has(element.tagName)) scores.set(element, (scores.get(element) ?? 0) + score);
}

const TEXT_NODE = 3;
const directText = (element: PageElement): string =>
  [...element.childNodes]
    .filter(({ nodeType }) => nodeType === TEXT_NODE)
    .map(({ textContent }) => (textContent ?? '').trim())
    .join(' ');

const paragraphCharacters = (element: PageElement): number =>
  [...element.querySelectorAll('p')].reduce(
    (sum, { textContent }) => sum + (textContent ?? '').trim().length,
    0,
  );

function linkShare(element: PageElement): number {
  const all = (element.textContent ?? '').trim().length;
  if (all === 0) return 0;
  return (
    [...element.querySelectorAll('a')].reduce(
      (sum, { textContent }) => sum + (textContent ?? '').trim().length,
      0,
    ) / all
  );
}

/** Text with a new line around every block and for every `<br>`. */
function innerText(element: PageElement): string {
  let out = '';
  for (const child of element.childNodes) {
    if (child.nodeType === TEXT_NODE) out += (child.textContent ?? '').replace(/\s+/g, ' ');
    else if ('tagName' in child) {
      const inner = child as PageElement;
      if (inner.tagName === 'BR') out += '\n';
      else
        out +=
          BLOCKS.has(inner.tagName) || /^(H1|UL|OL|TABLE|TR|FIGURE|HEADER)$/.test(inner.tagName)
            ? `\n${innerText(inner)}\n`
            : innerText(inner);
    }
  }
  return out;
}

function readabilityText(html: string, title: string | undefined): string {
  try {
    const article = new Readability(parsePage(html), { charThreshold: 200 }).parse();
    return cleanLines(plainText(article?.content ?? ''), title);
  } catch {
    return ''; // it throws on some documents; our own pass stands then
  }
}

/** Leaves out the headline where it is repeated, and lines that outlets put between paragraphs. */
const cleanLines = (text: string, title: string | undefined): string =>
  text
    .split('\n')
    .filter((line) => line !== title && !isBoilerplateLine(line))
    .join('\n');
