import type { CodeField, NameField } from '../ast.ts';
import type { MatchDocument, PreparedName } from '../matchDocument.ts';
import { createMarks, type Marks } from './marks.ts';
import { createNameReader } from './nameReader.ts';
import { createTextReader, type TextReader } from './textReader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of the document that was read last. */
export type Reading = Pick<Marks, 'has' | 'features' | 'firstOf'> &
  Pick<TextReader, 'stem' | 'exact' | 'words' | 'spanOf'> & {
    names(field: NameField): readonly PreparedName[];
    /** Milliseconds since 1970. */
    publishedAt(): number | undefined;
  };

export type Reader = {
  /** Takes a document apart as the index does, as far as rules ask. The reading is good until the next one. */
  read(document: MatchDocument): Reading;
};

export function createReader(vocabulary: Vocabulary): Reader {
  const marks = createMarks();
  const texts = createTextReader(vocabulary, marks);
  const nameReader = createNameReader(vocabulary, marks);
  const markCodes = (space: CodeField | 'feed', codes: readonly (string | undefined)[] = []): void => {
    for (const code of codes) {
      const feature = code === undefined ? undefined : vocabulary.space(space).of.get(code);
      if (feature !== undefined) marks.mark(feature);
    }
  };
  let names = nameReader.read({});
  let publishedAt = NaN;
  const reading: Reading = {
    ...marks,
    ...texts,
    names: (field) => names[field],
    publishedAt: () => (Number.isNaN(publishedAt) ? undefined : publishedAt),
  };
  return {
    read: (document) => {
      marks.begin(vocabulary.size());
      texts.read(document);
      names = nameReader.read(document);
      markCodes('topic', document.topics);
      markCodes('country', document.countries);
      markCodes('lang', [document.lang]);
      markCodes('feed', [document.source?.feedId]);
      publishedAt = Date.parse(document.publishedAt ?? '');
      return reading;
    },
  };
}
