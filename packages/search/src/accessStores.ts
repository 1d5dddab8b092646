import { accountSchema, apiTokenSchema, indexNames, type Account, type ApiToken } from '@rasid/contracts';
import type { estypes } from '@elastic/elasticsearch';
import type { SearchClient } from './client.ts';
import { createIfMissing } from './createIndex.ts';
import { withMappedErrors } from './errors.ts';
import { createListedStore, type ListedStore } from './listedStore.ts';

const keyword = { type: 'keyword', ignore_above: 512 } as const;
const stored = { type: 'keyword', index: false, doc_values: false } as const;
const date = { type: 'date' } as const;

const accountMapping: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  properties: {
    id: keyword,
    role: keyword,
    passwordHash: stored,
    state: keyword,
    createdAt: date,
    updatedAt: date,
  },
};

const apiTokenMapping: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  properties: {
    id: keyword,
    name: keyword,
    owner: keyword,
    role: keyword,
    secretHash: stored,
    createdAt: date,
    expiresAt: date,
    revokedAt: date,
  },
};

const settings = { number_of_shards: 1, auto_expand_replicas: '0-1' } as const;

/** Creates the indices of accounts and tokens. May be called by any number of processes. */
export async function ensureAccessIndices(client: SearchClient, namespace: string): Promise<void> {
  const { accounts, apiTokens } = indexNames(namespace);
  await withMappedErrors(async () => {
    await createIfMissing(client, accounts, { settings, mappings: accountMapping });
    await createIfMissing(client, apiTokens, { settings, mappings: apiTokenMapping });
  });
}

/** Who may log in. */
export const createAccountStore = (client: SearchClient, namespace: string): ListedStore<Account> =>
  createListedStore(client, indexNames(namespace).accounts, accountSchema);

/** What programs show in place of a password. */
export const createApiTokenStore = (client: SearchClient, namespace: string): ListedStore<ApiToken> =>
  createListedStore(client, indexNames(namespace).apiTokens, apiTokenSchema);
