export { ruleProblem, type RuleProblem } from './problem.ts';
export { createRuleIndex, type RuleIndex } from './ruleIndex.ts';
