import type { HttpAnswer } from '@rasid/http';
import type { HostGate } from '@rasid/queue';

export type HostCare = {
  /** Leaves a host alone that asks for it. */
  after(host: string, answer: HttpAnswer): Promise<void>;
};

export type HostCareParts = {
  readonly gate: Pick<HostGate, 'hold'>;
  readonly spacingMs: number;
  /** Calls until Redis is there: what a publisher asked for is not forgotten. */
  readonly patiently: (call: () => Promise<void>) => Promise<void>;
};

/** Where a publisher who is asked too often, or is out of service, does not say for how long. In spacings. */
const SPACINGS = { 429: 60, 503: 10 } as const;

/**
 * For how long an answer closes its host, feeds and pages alike: a 429 or 503 for as long as its Retry-After says, else
 * for some spacings. Any other answer says nothing of the host.
 */
export function holdMsOf(answer: HttpAnswer, spacingMs: number): number {
  if (answer.kind !== 'failed' || (answer.status !== 429 && answer.status !== 503)) return 0;
  return answer.retryAfterMs ?? SPACINGS[answer.status] * spacingMs;
}

export const createHostCare = ({ gate, spacingMs, patiently }: HostCareParts): HostCare => ({
  after: async (host, answer) => {
    const ms = holdMsOf(answer, spacingMs);
    if (ms > 0) await patiently(() => gate.hold(host, ms));
  },
});
