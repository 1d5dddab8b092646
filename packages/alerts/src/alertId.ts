import { createHash } from 'node:crypto';
import type { AlertArticle, AlertRule } from '@rasid/contracts';

/** The first 32 hexadecimal digits of a SHA-256: one alert of a rule about one thing has one id, whoever makes it, whenever. */
export const alertIdOf = (ruleId: string, unit: string): string =>
  createHash('sha256').update(`alert.v1\n${ruleId}\n${unit}`).digest('hex').slice(0, 32);

type Identity = Pick<AlertArticle, 'id' | 'version' | 'storyId'>;

/** What the one alert is about. Re-prints of a story are one thing; an update is another where the rule asks for it. */
export function unitOf(
  { grouping, onUpdate }: Pick<AlertRule, 'grouping' | 'onUpdate'>,
  article: Identity,
): string {
  if (grouping.by === 'story') return `story:${article.storyId}`;
  return onUpdate ? updateUnitOf(article) : `article:${article.id}`;
}

export const updateUnitOf = ({ id, version }: Identity): string => `article:${id}@${version}`;
