import type { Jdk } from './findJdk.ts';
import type { Installed } from './install.ts';
import type { Ports } from './ports.ts';

/** What each engine is made from. */
export type EngineParts = {
  readonly jdk: Jdk;
  readonly installed: Installed;
  readonly ports: Ports;
  readonly dataDir: string;
  /** Of Elasticsearch, as Java writes it. */
  readonly heap: string;
};
