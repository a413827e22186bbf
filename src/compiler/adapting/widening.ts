/** What an adapted plan may do that the plan before was not allowed. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { PlanDiff } from "../compare/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { allCallsOf } from "../kinds/index.ts";

/** In words: `network api.example.com`; none when it may do no more. */
export function wideningOf(
  { permissions, flows }: Pick<PlanDiff, "permissions" | "flows">,
  before: Plan,
  after: Plan,
  tools: ReadonlyMap<string, ToolInfo>,
): string[] {
  const known = new Set(changingCalls(before, tools));
  return [
    ...permissions.gained.map(({ kind, name }) => `${kind} ${name}`),
    ...new Set(changingCalls(after, tools).filter((call) => !known.has(call))),
    ...(flows.gained.length > 0 ? ["untrusted data in more places"] : []),
  ];
}

/** Each task with a tool that changes something. */
function changingCalls({ tasks }: Plan, tools: ReadonlyMap<string, ToolInfo>): string[] {
  return tasks.flatMap((task) =>
    allCallsOf(task).flatMap(({ tool }) => {
      const effect = tools.get(tool)?.effect ?? "destructive";
      return effect === "read" ? [] : [`${effect} by ${tool} in ${task.id}`];
    }),
  );
}
