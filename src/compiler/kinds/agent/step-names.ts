/** Ids of what an agent consists of, and what its model calls the tools. */
import { RESULT_TOOL } from "../../../contract/agent-turn.ts";
import { listed, type AgentTask } from "./agent-task.ts";

/** Endpoints take no longer ones. */
const LONGEST_NAME = 60;

/** What the model calls the tools, in their order: a tool may be listed more than once. */
export function namesOf(tools: AgentTask["tools"]): string[] {
  const taken = new Set<string>([RESULT_TOOL]);
  return tools.map((entry) => {
    const { tool } = listed(entry);
    return freeName(tool.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, LONGEST_NAME), taken);
  });
}

export function turnId(id: string): string {
  return `${id}-turn`;
}

export function callId(id: string, name: string): string {
  return `${id}-${name.replaceAll("_", "-")}`;
}

export function gateId(call: string): string {
  return `${call}-approval`;
}

function freeName(name: string, names: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (names.has(candidate)) continue;
    names.add(candidate);
    return candidate;
  }
}
