import type { ToolInfo } from "../../catalog/tool-info.ts";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Analysis } from "../analyses/index.ts";
import {
  isLoop,
  isTaskOfPlan,
  planTaskOf,
  regionsIn,
  type Region,
} from "../../contract/regions/index.ts";
import { regionsById } from "../../contract/regions/units.ts";
import type { Lowered, LoweredUnit } from "../graph/lowered.ts";
import { blocksOf, loopVariables, type ScriptBlock } from "./blocks.ts";
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
  /** The same of each plan that stands in it as a task, by name. */
  readonly plans: Readonly<Record<string, string>>;
  readonly analysis: Analysis;
  readonly lowered: Lowered;
  /** The tools that the build uses, by name. */
  readonly tools: readonly ToolInfo[];
  tool(name: string): ToolInfo;
  task(id: string): CoreTask;
  /** Of a task of the core, and of a region that is a task of the plan. */
  titleOf(id: string): string;
  /** The id of the unit that a task or such a region is in. */
  unitOf(id: string): string;
  /** The piece of the core that a unit is. */
  regionOf(unit: LoweredUnit): Region;
  /** Tasks in branches, alternatives and their like: for other scripts they may not have run. */
  readonly mayNotHaveRun: ReadonlySet<string>;
  /** Local names of tools in scripts. */
  readonly toolNames: ReadonlyMap<string, string>;
  /** Variables that hold the outputs of tasks, and those of loops. */
  readonly variables: ReadonlyMap<string, string>;
}

export interface EmitOptions extends Pick<
  BuildContext,
  "root" | "folder" | "plan" | "planFile" | "analysis" | "lowered"
> {
  /** Default: none. */
  readonly plans?: BuildContext["plans"];
  readonly tools: ReadonlyMap<string, ToolInfo>;
}

/** File names, relative to the build's folder, and their contents. */
export type Files = ReadonlyMap<string, string>;

export function scriptName(unit: string): string {
  return `${unit}.ts`;
}

export function contextOf(options: EmitOptions): BuildContext {
  const { root, folder, plan, planFile, plans = {}, analysis, lowered, tools } = options;
  const tasks = new Map(lowered.tasks.map((task) => [task.id, task]));
  const regions = regionsById(lowered.core);
  const find = <T>(map: ReadonlyMap<string, T>, key: string): T => {
    const value = map.get(key);
    invariant(value !== undefined, `${key} is not in the lowered plan`);
    return value;
  };
  const regionOf = (unit: LoweredUnit): Region => find(regions, unit.region);
  const titles = new Map(lowered.tasks.map(({ id, title }) => [id, title]));
  const units = new Map<string, string>();
  for (const unit of lowered.units) {
    for (const region of regionsIn(regionOf(unit))) {
      const id = planTaskOf(region);
      if (id !== undefined) units.set(id, unit.id);
      if (isTaskOfPlan(region)) titles.set(region.id, region.task.title);
    }
  }
  const used = [...new Set(lowered.tasks.map((task) => task.tool))].toSorted();
  const usedTools = used.map((name) => find(tools, name));
  const variables = nameVariables([...units.keys(), ...namesOfLoops(lowered.core)]);
  return {
    root,
    folder,
    plan,
    planFile,
    plans,
    analysis,
    lowered,
    tools: usedTools,
    tool: (name) => find(tools, name),
    task: (id) => find(tasks, id),
    titleOf: (id) => find(titles, id),
    unitOf: (id) => find(units, id),
    regionOf,
    mayNotHaveRun: notAlwaysRun(lowered.core),
    toolNames: nameTools(usedTools, variables.values()),
    variables,
  };
}

function namesOfLoops(core: Region): string[] {
  return regionsIn(core).flatMap((region) => (isLoop(region) ? loopVariables(region) : []));
}

function notAlwaysRun(core: Region): Set<string> {
  const blocks = regionsIn(core).flatMap(blocksOfTask);
  const perhaps = blocks.filter(({ runs }) => runs === "perhaps");
  return new Set(
    perhaps.flatMap(({ region }) => regionsIn(region).flatMap((each) => planTaskOf(each) ?? [])),
  );
}

/** The tree itself and its units are no tasks. */
function blocksOfTask(region: Region): ScriptBlock[] {
  return planTaskOf(region) === undefined ? [] : blocksOf(region);
}
