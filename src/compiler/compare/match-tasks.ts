import type { Plan } from "../../contract/plan.ts";
import { matchAlike } from "./match-alike.ts";
import { matchSimilar } from "./match-similar.ts";
import { Pairs, type Matching } from "./matching.ts";
import { tasksOf } from "./tasks-of.ts";

/**
 * Which tasks of two plans are the same work, by what they do and not by their ids: those are counted anew whenever a
 * task is inserted. What has no counterpart was removed or added.
 */
export function matchTasks(before: Plan, after: Plan): Matching {
  const [own, others] = [tasksOf(before), tasksOf(after)];
  const pairs = new Pairs(own);
  matchAlike(own, others, pairs);
  matchSimilar(own, others, pairs);
  return pairs;
}
