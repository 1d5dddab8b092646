import type { ExtractionRules } from '@rasid/contracts';
import { compile, selectAll } from 'css-select';
import type { AnyNode } from 'domhandler';
import { isTag } from 'domhandler';
import type { Page, PageElement } from './page.ts';

/** What is wrong with one of the operator's selectors. */
export type RuleError = {
  readonly code: 'bad_selector' | 'selector_matches_nothing';
  readonly field: keyof ExtractionRules;
  readonly selector: string;
  readonly message: string;
};

type Query = {
  readonly field: keyof ExtractionRules;
  readonly selector: string;
  readonly matches: (element: AnyNode) => boolean;
};
type Compiled = { readonly queries: readonly Query[]; readonly errors: readonly RuleError[] };

/** Checks selectors without a page: those that are no CSS. */
export const checkRules = (rules: ExtractionRules): readonly RuleError[] => compileRules(rules).errors;

function compileRules(rules: ExtractionRules): Compiled {
  const { remove = [], ...single } = rules;
  const queries: Query[] = [];
  const errors: RuleError[] = [];
  const add = (field: keyof ExtractionRules, selector: string) => {
    try {
      queries.push({ field, selector, matches: compile<AnyNode, PageElement>(selector) });
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      errors.push({
        code: 'bad_selector',
        field,
        selector,
        message: `extraction.${field} "${selector}": expected a CSS selector: ${reason}`,
      });
    }
  };
  for (const [field, selector] of Object.entries(single))
    if (selector !== undefined) add(field as keyof ExtractionRules, selector);
  for (const selector of remove) add('remove', selector);
  return { queries, errors };
}

export type Picked = {
  /** The elements that hold the article, where the operator named them and they are there. */
  readonly content: readonly PageElement[];
  readonly title?: PageElement;
  readonly author?: PageElement;
  readonly date?: PageElement;
  readonly errors: readonly RuleError[];
};

/** Takes out of the page what is to be removed, and finds what the rules name. */
export function applyRules(page: Page, rules: ExtractionRules): Picked {
  const { queries, errors } = compileRules(rules);
  const missing: RuleError[] = [];
  const find = ({ matches }: Query): PageElement[] =>
    selectAll<AnyNode, PageElement>(matches, page).filter(isTag);
  for (const query of queries) if (query.field === 'remove') find(query).forEach(detach);
  const pick = (field: keyof ExtractionRules): PageElement[] => {
    const query = queries.find((candidate) => candidate.field === field);
    const found = query ? find(query) : [];
    if (query && found.length === 0)
      missing.push({
        code: 'selector_matches_nothing',
        field,
        selector: query.selector,
        message: `extraction.${field} "${query.selector}": matches nothing on the page`,
      });
    return found;
  };
  const [title] = pick('title');
  const [author] = pick('author');
  const [date] = pick('date');
  const content = outermost(pick('content'));
  return {
    content,
    ...(title && { title }),
    ...(author && { author }),
    ...(date && { date }),
    errors: [...errors, ...missing],
  };
}

function detach(element: PageElement): void {
  const siblings = element.parent?.children;
  const at = siblings?.indexOf(element) ?? -1;
  if (at >= 0) siblings?.splice(at, 1);
}

function outermost(elements: readonly PageElement[]): PageElement[] {
  const all = new Set<unknown>(elements);
  return elements.filter((element) => {
    for (let at: unknown = element.parent; at; at = (at as PageElement).parent) if (all.has(at)) return false;
    return true;
  });
}
