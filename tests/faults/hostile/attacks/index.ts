import type { Attack, Serve } from '../attack.ts';
import { addressAttacks } from './addresses.ts';
import { bombAttacks } from './bombs.ts';
import { feedAttacks } from './feeds.ts';
import { pageAttacks } from './pages.ts';
import { redirectAttacks } from './redirects.ts';
import { transportAttacks } from './transport.ts';

export { addressAttacks };

const named = (kind: string, attacks: readonly Attack[]) =>
  attacks.map((attack) => ({ ...attack, name: `${kind}: ${attack.name}` }));

/** What the publisher does to whoever asks. */
export const servedAttacks = [
  ...redirectAttacks,
  ...named('transport', transportAttacks),
  ...named('bomb', bombAttacks),
  ...named('feed', feedAttacks),
  ...named('page', pageAttacks),
].filter((attack): attack is Attack & { serve: Serve } => attack.serve !== undefined);
