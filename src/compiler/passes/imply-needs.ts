import { needsOf } from "../graph/needs.ts";
import { improve } from "./pass.ts";

/** Writes down the needs that data references imply, so that a reader sees all needs of a task in one place. */
export const implyNeeds = improve("imply-needs", (plan) => {
  const needs = needsOf(plan);
  return { ...plan, tasks: plan.tasks.map((task) => ({ ...task, needs: needs(task) })) };
});
