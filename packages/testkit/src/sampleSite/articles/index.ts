import { agency } from './agency.ts';
import { culture } from './culture.ts';
import { defence } from './defence.ts';
import type { ArticleDraft } from './draft.ts';
import { economy } from './economy.ts';
import { health } from './health.ts';
import { politics } from './politics.ts';
import { religion } from './religion.ts';
import { sport } from './sport.ts';
import { technology } from './technology.ts';

/** Every article of the four outlets. All of it is invented for this project; places and institutions are real. */
export const drafts: readonly ArticleDraft[] = [
  ...politics,
  ...agency,
  ...defence,
  ...economy,
  ...sport,
  ...health,
  ...culture,
  ...technology,
  ...religion,
];
