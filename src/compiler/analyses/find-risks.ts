import { normalize } from "node:path/posix";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Effect } from "../../contract/permissions.ts";
import { risks, type Plan, type Risk, type Task } from "../../contract/plan.ts";
import { grantedArg, grantedPaths } from "../plan/granted-paths.ts";
import { allCallsOf, type Call } from "../kinds/index.ts";

/** What of a tool decides about the risk of its tasks. */
export type RiskyTool = Pick<ToolInfo, "effect" | "idempotent" | "permissions" | "input">;

export interface TaskRisk {
  readonly risk: Risk;
  /** What makes it so, strongest first, as short texts: `runs git`. Empty when it is low. */
  readonly reasons: readonly string[];
}

interface Reason {
  readonly risk: Exclude<Risk, "low">;
  readonly text: string;
}

/**
 * The risk of each task, by its id: what its tools could do to the world outside of the run, whatever they do it for.
 *
 * - `high`: destroys; starts programs; writes outside of the workspace; changes something that may not be changed
 *   twice, so that nobody can just try again; or nothing is known of its tool.
 * - `medium`: uses the network, writes inside of the workspace, or changes something that may be changed twice.
 * - `low`: it only reads.
 *
 * Paths that are known only when it runs lie in the workspace: the host grants no others.
 */
export function findRisks(
  { tasks }: Plan,
  tools: ReadonlyMap<string, RiskyTool>,
): ReadonlyMap<string, TaskRisk> {
  return new Map(tasks.map((task) => [task.id, riskOf(task, tools)]));
}

/** The highest of them; `low` when there are none. */
export function highestRisk(all: Iterable<TaskRisk>): Risk {
  return risks[Math.max(0, ...Array.from(all, ({ risk }) => risks.indexOf(risk)))] ?? "low";
}

/** Of one task, with those that it holds: as the plan says, else by its tools. */
export function riskOf(task: Task, tools: ReadonlyMap<string, RiskyTool>): TaskRisk {
  if (task.risk !== undefined) {
    return { risk: task.risk, reasons: task.risk === "low" ? [] : ["the plan says so"] };
  }
  const calls = allCallsOf(task).flatMap((call) => reasonsOf(call, tools.get(call.tool)));
  const written = grantedPaths(task, tools, "write")
    .filter(({ path }) => isOutside(path))
    .map(({ path }): Reason => ({
      risk: "high",
      text: `writes ${path}, outside of the workspace`,
    }));
  const reasons = [...calls, ...written];
  const high = reasons.filter(({ risk }) => risk === "high");
  const ordered = [...high, ...reasons.filter(({ risk }) => risk !== "high")];
  return {
    risk: ordered[0]?.risk ?? "low",
    reasons: [...new Set(ordered.map(({ text }) => text))],
  };
}

function reasonsOf(call: Call, tool: RiskyTool | undefined): Reason[] {
  if (tool === undefined) return [{ risk: "high", text: `nothing is known of ${call.tool}` }];
  const grants = (kind: "network" | "write" | "commands"): boolean =>
    (tool.permissions[kind] ?? []).some(
      (grant) => grantedArg(grant, call.args, tool) !== undefined,
    );
  return [
    ...reasonsOfEffect(tool.effect, tool.idempotent),
    ...(grants("commands") ? [{ risk: "high", text: "runs programs" } as const] : []),
    ...(grants("network") ? [{ risk: "medium", text: "uses the network" } as const] : []),
    ...((tool.permissions.mcp ?? []).length > 0
      ? [{ risk: "medium", text: "asks an MCP server" } as const]
      : []),
    ...(grants("write") ? [{ risk: "medium", text: "writes files" } as const] : []),
  ];
}

function reasonsOfEffect(effect: Effect, isIdempotent: boolean): Reason[] {
  switch (effect) {
    case "read":
      return [];
    case "write":
      return isIdempotent
        ? [{ risk: "medium", text: "changes something" }]
        : [{ risk: "high", text: "changes something that may not be changed twice" }];
    case "destructive":
      return [{ risk: "high", text: "destroys something" }];
  }
}

/** Absolute ones count as outside: what lies in the workspace is named from there. */
function isOutside(path: string): boolean {
  return /^(?:\/|[A-Za-z]:|\.\.(?:\/|$))/.test(normalize(path.replaceAll("\\", "/")));
}
