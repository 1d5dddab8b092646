import type { Query } from '../ast.ts';

type Joined = Extract<Query, { readonly kind: 'and' | 'or' }>;
export type Leaf = Exclude<Query, { readonly kind: 'and' | 'or' | 'not' }>;

/** Whether it is a conjunction or a disjunction. */
export const isJoined = (query: Query): query is Joined => query.kind === 'and' || query.kind === 'or';
