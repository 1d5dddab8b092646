export { arbitraryQuery, type QueryMaterial } from './arbitraryQuery.ts';
