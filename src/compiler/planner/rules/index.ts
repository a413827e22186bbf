/** The planner without a model. */
import type { Planner } from "../planner.ts";
import type { Toolbox } from "./bind/toolbox.ts";
import type { Facts } from "./facts.ts";

export type { Facts } from "./facts.ts";

/**
 * Plans by rules: what the query says, what the cards and schemas say, and general English.
 * The same query and catalog give the same plan. Without facts, paths are told by their form alone.
 */
export function createRulesPlanner(facts?: Facts): Planner {
  let toolbox: Promise<Toolbox> | undefined;
  return {
    id: "rules@1",
    // Loaded when something is planned: a build or a run needs none of it.
    async outline(request) {
      const { outline } = await import("./outline.ts");
      return outline(request, facts);
    },
    async bind(request) {
      toolbox ??= import("./bind/toolbox.ts").then(({ createToolbox }) => createToolbox());
      const { bind } = await import("./bind.ts");
      return bind(request, await toolbox, facts);
    },
  };
}
