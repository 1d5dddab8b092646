import type { Mention } from '../knownNames.ts';
import { createOccupancy } from '../occupancy.ts';

/**
 * The names that the tagger found, with the role and identity that lists and titles give to the same span; beside them
 * what lists and titles alone give where the tagger found nothing. Of those that overlap the longer one stands.
 */
export function joinMentions(
  found: readonly Mention[],
  listed: readonly Mention[],
  textLength: number,
): Mention[] {
  const bySpan = new Map<string, Mention[]>();
  for (const mention of listed) {
    const key = spanOf(mention);
    bySpan.set(key, [...(bySpan.get(key) ?? []), mention]);
  }
  const joined = found.map((mention) =>
    (bySpan.get(spanOf(mention)) ?? [])
      .filter(({ type }) => type === mention.type)
      .reduce(
        (all, { role, id, name }) => ({ ...all, name, ...(id && { id }), ...(role && { role }) }),
        mention,
      ),
  );
  const taken = createOccupancy(textLength);
  const longestFirst = [...listed].sort((a, b) => b.end - b.start - (a.end - a.start));
  return [...joined, ...longestFirst]
    .filter(({ start, end }) => taken.take(start, end))
    .sort((a, b) => a.start - b.start);
}

const spanOf = ({ start, end }: Mention): string => `${start}-${end}`;
