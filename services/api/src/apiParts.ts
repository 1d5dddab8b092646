import type { Account, ApiToken } from '@rasid/contracts';
import type { RateGate, SessionStore } from '@rasid/queue';
import type { ListedStore, SearchClient } from '@rasid/search';

/** What the routes work with. */
export type ApiParts = {
  readonly search: SearchClient;
  readonly namespace: string;
  readonly accounts: ListedStore<Account>;
  readonly tokens: ListedStore<ApiToken>;
  readonly sessions: SessionStore;
  readonly gate: RateGate;
  readonly now: () => Date;
  readonly secureCookies: boolean;
};
