import { fold } from '@rasid/arabic';
import type { Entity } from '@rasid/contracts';
import { createOccupancy } from './occupancy.ts';
import { readWords } from './words.ts';

/**
 * «حفتر» after «خليفة حفتر»: the last word of a person's full name, alone and later in the text, is that person again.
 * A surname that two people of the article share stays unresolved.
 */
export function resolveShortNames(
  entities: readonly Entity[],
  { text }: { title: string; text: string },
): Entity[] {
  const bySurname = new Map<string, Entity | null>();
  for (const entity of entities) {
    if (entity.type !== 'PER' || !entity.name.includes(' ')) continue;
    const surname = fold(entity.name.split(' ').at(-1) ?? '');
    const before = bySurname.get(surname);
    bySurname.set(surname, before === undefined || before?.name === entity.name ? (before ?? entity) : null);
  }
  if (bySurname.size === 0) return [...entities];
  const taken = createOccupancy(text.length);
  for (const { field, start, end } of entities) if (field === 'text') taken.take(start, end);
  const found: Entity[] = [];
  const words = readWords(text);
  words.words.forEach(({ lexeme, start, end }, i) => {
    const reading = lexeme.readings.find(({ rest }) => rest.length >= 3 && bySurname.get(rest));
    const full = reading && bySurname.get(reading.rest);
    if (!full || (full.field === 'text' && full.start > start) || !taken.take(start, end)) return;
    const from = words.startInside(i, reading.taken);
    found.push({ ...full, field: 'text', start: from, end, text: text.slice(from, end) });
  });
  return [...entities, ...found].sort(byPlace);
}

const byPlace = (a: Entity, b: Entity): number =>
  a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1;
