import { createTextTagger } from '@rasid/enrichment';

/** The enricher's steps on a bare text, for a pipe. Entity offsets are UTF-16 units of `text`. */
export function createEnricher() {
  const { tagText } = createTextTagger();
  return (title: string, text: string) => {
    const { entities, ...tags } = tagText(title, text);
    return {
      ...tags,
      entities: entities
        .filter(({ field }) => field === 'text')
        .map(({ field: _field, name: _name, ...entity }) => entity),
    };
  };
}
