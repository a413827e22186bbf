import type { ToolInfo } from "../../catalog/tool-info.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Analysis } from "../analyses/index.ts";
import type { Lowered } from "../graph/lowered.ts";
import { nameTools, nameVariables } from "./names.ts";

/** Everything that the emitters share, decided once for a build. */
export interface BuildContext {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Absolute path of the build's folder. */
  readonly folder: string;
  readonly plan: Plan;
  /** sha256 of what its file says. */
  readonly planFile: string;
  readonly analysis: Analysis;
  readonly lowered: Lowered;
  /** The tools that the build uses, by name. */
  readonly tools: readonly ToolInfo[];
  tool(name: string): ToolInfo;
  task(id: string): CoreTask;
  /** The id of the unit that a task is in. */
  unitOf(task: string): string;
  /** Local names of tools in scripts. */
  readonly toolNames: ReadonlyMap<string, string>;
  /** Variables that hold the outputs of tasks. */
  readonly variables: ReadonlyMap<string, string>;
}

export interface EmitOptions extends Pick<
  BuildContext,
  "root" | "folder" | "plan" | "planFile" | "analysis" | "lowered"
> {
  readonly tools: ReadonlyMap<string, ToolInfo>;
}

/** File names, relative to the build's folder, and their contents. */
export type Files = ReadonlyMap<string, string>;

export function scriptName(unit: string): string {
  return `${unit}.ts`;
}

export function contextOf(options: EmitOptions): BuildContext {
  const { root, folder, plan, planFile, analysis, lowered, tools } = options;
  const tasks = new Map(lowered.tasks.map((task) => [task.id, task]));
  const units = new Map(
    lowered.units.flatMap((unit) => unit.tasks.map(({ id }) => [id, unit.id] as const)),
  );
  const used = [...new Set(lowered.tasks.map((task) => task.tool))].toSorted();
  const find = <T>(map: ReadonlyMap<string, T>, key: string): T => {
    const value = map.get(key);
    invariant(value !== undefined, `${key} is not in the lowered plan`);
    return value;
  };
  const usedTools = used.map((name) => find(tools, name));
  const variables = nameVariables([...tasks.keys()]);
  return {
    root,
    folder,
    plan,
    planFile,
    analysis,
    lowered,
    tools: usedTools,
    tool: (name) => find(tools, name),
    task: (id) => find(tasks, id),
    unitOf: (id) => find(units, id),
    toolNames: nameTools(usedTools, variables.values()),
    variables,
  };
}
