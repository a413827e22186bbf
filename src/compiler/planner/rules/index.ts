/** The planner without a model. */
import type { Planner } from "../planner.ts";
import type { Facts } from "./facts.ts";

export type { Facts } from "./facts.ts";

/**
 * Plans by rules: what the query says, what the cards and schemas say, and general English.
 * The same query and catalog give the same plan. Without facts, paths are told by their form alone.
 */
export function createRulesPlanner(facts?: Facts): Planner {
  return {
    id: "rules@1",
    // Loaded when something is planned: a build or a run needs none of it.
    outline: async (request) => (await import("./outline.ts")).outline(request, facts),
    bind: async (request) => (await import("./bind.ts")).bind(request, facts),
  };
}
