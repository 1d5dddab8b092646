import { decodeBody, isAllowed } from '@rasid/feeds';
import type { RobotsFacts } from './report.ts';
import type { Visitor } from './visitor.ts';

const MAX_BYTES = 512 * 1024;

/** Whether the site lets us fetch a page (RFC 9309), and how much rest it asks for. */
export async function checkRobots(visitor: Visitor, page: string, agent: string): Promise<RobotsFacts> {
  const url = new URL('/robots.txt', page).href;
  const answer = await visitor.get(url, { accept: 'text/plain, */*;q=0.1', maxBytes: MAX_BYTES });
  if (answer.kind === 'failed') {
    const { status, message } = answer;
    const isNone = status !== undefined && status >= 400 && status < 500 && status !== 429;
    return isNone
      ? { url, decision: 'allowed', because: `there is none (${status})` }
      : { url, decision: 'unreachable', because: message };
  }
  if (answer.kind === 'not_modified') return { url, decision: 'unreachable', because: 'answers 304' };
  const robots = decodeBody(answer.body, answer.headers['content-type']).text;
  const { allowed, crawlDelaySeconds } = isAllowed({ robots, url: page, agent });
  return {
    url,
    decision: allowed ? 'allowed' : 'disallowed',
    because: allowed ? 'by its rules' : 'a rule of it forbids this page',
    ...(crawlDelaySeconds !== undefined && { crawlDelaySeconds }),
  };
}
