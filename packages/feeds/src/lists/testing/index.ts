export { arbitraryFeed } from './arbitraryFeed.ts';
