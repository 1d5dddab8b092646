/** Why a message was left out on purpose. A closed list: it labels a metric. */
export const dropReasons = ['unchanged', 'owned_by_another_feed', 'stale_version'] as const;
export type DropReason = (typeof dropReasons)[number];

/** Why a message went to the dead-letter topic. A closed list: it labels a metric and an operator reads it. */
export const deadReasons = {
  not_json: 'the message is not JSON',
  wrong_schema: 'the message does not follow its schema',
  oversize: 'the message is larger than its topic takes',
  entry_without_link: 'the feed entry has no usable link',
  entry_without_text: 'neither the page nor the feed entry has text',
  page_not_found: 'the publisher says that the page is not there',
  page_refused: 'the publisher refused the page',
  robots_disallowed: "the publisher's robots.txt asks us not to fetch the page",
  page_too_large: 'the page is larger than the limit',
  page_not_html: 'the page is not HTML',
  page_too_costly: 'reading the page takes more time or memory than it may',
  address_refused: 'the address is not one that may be fetched',
  fetch_failed: 'the page could not be fetched after all retries',
  refused_by_index: 'Elasticsearch refused the document',
  retries_exhausted: 'it kept failing until the retries were used up',
  step_failed: 'a step failed in a way that nobody foresaw',
} as const;
export type DeadReason = keyof typeof deadReasons;
