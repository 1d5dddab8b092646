import { readRuleQuery } from '@rasid/alerts';
import { alertRuleSchema, type AlertRule } from '@rasid/contracts';
import { explain } from '@rasid/pipeline';
import { createRuleIndex, type MatchDocument, type Query } from '@rasid/query';
import type { Change, ChangeFollower } from '@rasid/search';

export type BookRule = { readonly rule: AlertRule; readonly query: Query };

export type RuleBook = {
  /** Takes in what has changed since. */
  readonly refresh: () => Promise<void>;
  /** The active rules whose query and filters match. */
  readonly match: (document: MatchDocument) => BookRule[];
  /** A rule that is not removed. */
  get(id: string): AlertRule | undefined;
  /** Active rules that fire unlike before. */
  warned(): { readonly id: string; readonly name: string; readonly warning: string }[];
  counts(): { readonly matched: number; readonly refused: number };
};

/** The rules as the index has them. `onProblem` is told of one that can't be matched; it is left out. */
export function createRuleBook(
  follower: ChangeFollower,
  onProblem: (ruleId: string, problem: string) => void,
): RuleBook {
  const index = createRuleIndex<string>();
  const known = new Map<string, AlertRule>();
  const matched = new Map<string, BookRule>();
  const refused = new Set<string>();
  const leaveOut = (id: string): void => {
    index.remove(id);
    matched.delete(id);
  };
  const refuse = (id: string, problem: string): void => {
    leaveOut(id);
    refused.add(id);
    onProblem(id, problem);
  };
  const apply = ({ id, source }: Change): void => {
    refused.delete(id);
    const parsed = alertRuleSchema.safeParse(source);
    if (!parsed.success) return refuse(id, explain(parsed.error));
    const rule = parsed.data;
    if (rule.state === 'removed') known.delete(id);
    else known.set(id, rule);
    if (rule.state !== 'active') return leaveOut(id);
    const read = readRuleQuery(rule);
    if (!read.ok) return refuse(id, read.error.message.en);
    index.add(id, read.query);
    matched.set(id, { rule, query: read.query });
  };
  return {
    refresh: async () => {
      for (const change of await follower.next()) apply(change);
    },
    match: (document) => index.match(document).map((id) => matched.get(id) as BookRule),
    get: (id) => known.get(id),
    warned: () =>
      [...matched.values()].flatMap(({ rule: { id, name, warning } }) =>
        warning ? [{ id, name, warning: warning.message }] : [],
      ),
    counts: () => ({ matched: matched.size, refused: refused.size }),
  };
}
