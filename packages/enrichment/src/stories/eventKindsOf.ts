import { analyze } from '@rasid/arabic';
import { eventKindLines } from './eventKinds.ts';

/** The kinds of event that roots may tell of, by the number of their line. */
export function createEventKinds(): ReadonlyMap<string, readonly number[]> {
  const kinds = new Map<string, number[]>();
  eventKindLines
    .trim()
    .split('\n')
    .forEach((line, kind) => {
      for (const { token } of analyze(`${line} ال${line.split(' ').join(' ال')}`, 'root')) {
        const before = kinds.get(token) ?? [];
        if (!before.includes(kind)) kinds.set(token, [...before, kind]);
      }
    });
  return kinds;
}
