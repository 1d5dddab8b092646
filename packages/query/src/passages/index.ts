export { createPassageFinder, type FoundPassage } from './findPassages.ts';
