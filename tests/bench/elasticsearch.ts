import { setTimeout as sleep } from 'node:timers/promises';

/** A request past all code of ours; a status that is not 2xx is an error. */
export async function ask<T>(url: string, method: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Documents that a search finds; 0 while the index is only just being made. */
export async function countOf(url: string, index: string): Promise<number> {
  const answer = await fetch(`${url}/${index}/_count?ignore_unavailable=true`);
  return answer.ok ? ((await answer.json()) as { count: number }).count : 0;
}

/** Waits until the index holds `wanted` searchable documents; gives up after ten minutes. */
export async function untilCount(url: string, index: string, wanted: number): Promise<void> {
  const startedAt = Date.now();
  for (;;) {
    const count = await countOf(url, index);
    if (count >= wanted) return;
    if (Date.now() - startedAt > 600_000) throw new Error(`${index}: ${count} of ${wanted} after 600 s`);
    await sleep(200);
  }
}
