import type { Publication } from './publication.ts';

/** Addresses of what is special on the sample site, and the words that tell it apart. */
export type Landmarks = {
  /** The article that `update()` changes: a word that it has only before, and one that it has only after. */
  readonly updated: { readonly url: string; readonly oldWord: string; readonly newWord: string };
  /** Answers 404 until `mend()`. */
  readonly missingUrl: string;
  /** An agency story and its re-print on another outlet. */
  readonly reprint: { readonly firstUrl: string; readonly secondUrl: string };
  /** HTML with status 200 where an operator may think a feed is. */
  readonly notAFeedUrl: string;
  /** «والقوات المسلحة» and «للقوات المسلحة», each never bare. */
  readonly armedForces: { readonly conjunctionUrl: string; readonly prepositionUrl: string };
  /** Only on a site started with `{ hostile: true }`. */
  readonly hostile?: {
    readonly futureUrl: string;
    readonly englishUrl: string;
    readonly hugeUrl: string;
    readonly pdfUrl: string;
  };
};

/** Finds them among all that is published. Throws when an article that the site promises is gone. */
export function landmarksOf(publications: readonly Publication[]): Landmarks {
  const urls = new Map(publications.map(({ draft, url }) => [draft.key, url]));
  const urlOf = (key: string): string => {
    const url = urls.get(key);
    if (url === undefined) throw new Error(`the sample site has no article "${key}"`);
    return url;
  };
  return {
    updated: { url: urlOf('sohar-port-expansion'), oldWord: 'غيرنا', newWord: 'زمردة' },
    missingUrl: urlOf('algeria-dates-export'),
    reprint: { firstUrl: urlOf('sudan-aid-cairo'), secondUrl: urlOf('sudan-aid-reprint') },
    notAFeedUrl: new URL('/login.html', urlOf('flood-rescue-drill')).href,
    armedForces: {
      conjunctionUrl: urlOf('flood-rescue-drill'),
      prepositionUrl: urlOf('egypt-desert-training'),
    },
    ...(urls.has('pdf-statement') && {
      hostile: {
        futureUrl: urlOf('oasis-water-future'),
        englishUrl: urlOf('english-lighthouse'),
        hugeUrl: urlOf('huge-live-page'),
        pdfUrl: urlOf('pdf-statement'),
      },
    }),
  };
}
