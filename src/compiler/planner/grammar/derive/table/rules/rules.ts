/** All rules. Where two make the same, the order does not matter. */
import type { Rule } from "../rule.ts";
import { comparisonRules, otherRowRules, timeRules } from "./comparisons.ts";
import { conditionRules } from "./conditions.ts";
import { extremeRules, keyRules, targetRules } from "./keys.ts";
import { measureRules, resultRules } from "./measures.ts";
import { limitRules, orderRules } from "./orders.ts";

export const rules: readonly Rule[] = [
  ...conditionRules,
  ...comparisonRules,
  ...timeRules,
  ...resultRules,
  ...measureRules,
  ...keyRules,
  ...extremeRules,
  ...targetRules,
  ...limitRules,
  ...orderRules,
  ...otherRowRules,
];
