import { signLink, type AlertLinks } from '@rasid/alerts';
import type { Alert } from '@rasid/contracts';

const GOOD_FOR_MS = 7 * 86_400_000;

/** The links of an alert: good for a week from when it was due, and so the same at every attempt. */
export const createAlertLinks =
  (key: Buffer, publicUrl: string) =>
  ({ id, ruleId, dueAt, kind }: Alert): AlertLinks | undefined => {
    if (publicUrl === '' || kind === 'system') return undefined;
    const expiresMs = Date.parse(dueAt) + GOOD_FOR_MS;
    return {
      acknowledge: publicUrl + signLink(key, { action: 'acknowledge', subject: id }, expiresMs),
      mute: publicUrl + signLink(key, { action: 'mute', subject: ruleId }, expiresMs),
    };
  };
