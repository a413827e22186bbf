import { unknownAgent, unknownTool, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Task } from "../../contract/plan.ts";
import { callsOf, type Call, walkTasks } from "../kinds/index.ts";
import { check, type PassContext } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every call names an agent, and a tool of that agent, that the catalog has. */
export const checkTools = check("check-tools", (plan, context) =>
  walkTasks(plan).flatMap((task) =>
    callsOf(task).flatMap((call) => checkCall(task, call, context)),
  ),
);

function checkCall(
  task: Task,
  { agent, tool }: Call,
  { agents, brokenAgents, toolNames }: PassContext,
): Diagnostic[] {
  // The reason why it is not there says more than that it is not.
  const reasons = (path: string): Diagnostic[] =>
    (brokenAgents.get(agent) ?? []).map((problem) => ({
      ...problem,
      places: [...problem.places, ...placesOf(task, path)],
    }));
  if (!agents.includes(agent)) {
    const found = reasons("agent");
    if (found.length > 0) return found;
    const nearest = nearestName(agent, agents);
    return [unknownAgent({ agent, nearest, known: agents }, ...placesOf(task, "agent"))];
  }
  const known = toolNames.filter((name) => name.startsWith(`${agent}.`));
  if (known.includes(tool)) return [];
  const found = reasons("tool");
  if (found.length > 0) return found;
  const other = tool.startsWith(`${agent}.`) ? undefined : agent;
  const owner = toolNames.includes(tool) ? tool.split(".")[0] : undefined;
  const nearest = nearestName(tool, known);
  return [unknownTool({ tool, agent: other, owner, nearest, known }, ...placesOf(task, "tool"))];
}
