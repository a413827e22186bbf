import { unknownAgent, unknownTool } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import { callsOf } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every call names an agent and a tool of that agent that the catalog has. */
export const checkTools = check("check-tools", (plan, { agents, toolNames }) =>
  plan.tasks.flatMap((task) =>
    callsOf(task).flatMap(({ agent, tool }) => {
      if (!agents.includes(agent)) {
        const nearest = nearestName(agent, agents);
        return [unknownAgent({ agent, nearest, known: agents }, ...placesOf(task, "agent"))];
      }
      const known = toolNames.filter((name) => name.startsWith(`${agent}.`));
      if (known.includes(tool)) return [];
      const nearest = nearestName(tool, known);
      return [unknownTool({ tool, nearest, known }, ...placesOf(task, "tool"))];
    }),
  ),
);
