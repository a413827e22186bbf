import { placesIn } from "../../catalog/facts/places.ts";
import { planFacts } from "../../catalog/facts/plan-facts.ts";
import type { Plan } from "../../contract/plan.ts";
import { callsOf, walkTasks } from "../kinds/index.ts";
import { improve } from "./pass.ts";

/**
 * Writes what is known of the files that the plan names into it: names and types of columns, no values. So a reviewer
 * sees what the plan stands on, and what changes later is noticed. A path that is a parameter is not known yet.
 */
export const recordFacts = improve("record-facts", (plan, { tools, factsOf }): Plan => {
  const places = walkTasks(plan)
    .flatMap(callsOf)
    .flatMap(({ tool: name, args }) => {
      const tool = tools.get(name);
      return tool === undefined ? [] : placesIn({ tool, args });
    });
  const facts = planFacts(places, factsOf);
  return facts.length === 0 ? plan : { ...plan, facts };
});
