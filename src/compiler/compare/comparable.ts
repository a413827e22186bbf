/** A plan with all that comparing looks at. Pure: plan, tools and manifest come from whoever calls. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { hasErrors, OrchcError } from "../../contract/diagnostics/index.ts";
import { canonicalJson, sha256 } from "../../contract/json.ts";
import type { Manifest } from "../../contract/manifest.ts";
import type { Permissions } from "../../contract/permissions.ts";
import { isHandWritten } from "../../contract/hand-written.ts";
import type { Plan } from "../../contract/plan.ts";
import { unitsByTask } from "../../contract/regions/units.ts";
import { boundPlan, type PlanBound } from "../analyses/bound-plan.ts";
import { findRisks, type RiskyTool, type TaskRisk } from "../analyses/find-risks.ts";
import { analyse, type Analysis } from "../analyses/index.ts";
import { coverageOf, type RequestCoverage } from "../coverage/index.ts";
import { readExpression } from "../expression/index.ts";
import { lowerTask, type BoundTool } from "../kinds/index.ts";
import { grantsOf, unite, type Touches } from "../lower/grants.ts";
import { cyclesIn } from "../passes/find-cycles.ts";
import { duplicateIds } from "../passes/check-ids.ts";
import { findFlows } from "../trust/find-flows.ts";
import type { Flow } from "../trust/flow.ts";
import { tasksOf, toolsOf } from "./tasks-of.ts";

export interface Comparable {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly bound: PlanBound;
  /** By the ids of tasks. */
  readonly risks: ReadonlyMap<string, TaskRisk>;
  readonly touches: Touches;
  /** Whether `touches` is what its build was granted, and not what its tools would be granted now. */
  readonly isAsBuilt: boolean;
  /** Where untrusted data comes to, as its tools are marked now. */
  readonly flows: readonly Flow[];
  /** `undefined` when it cannot be said: not all of its tools are known, or a person wrote it, and no request was there. */
  readonly coverage: RequestCoverage | undefined;
  /** Full names of its tools of which nothing is known. */
  readonly unknownTools: readonly string[];
}

/**
 * @param tools those of the workspace as they are now, as far as it has them
 * @param manifest of the build beside the plan; it counts only when it was built from this very plan. Then it says
 *   what the plan may touch and what its tools change, also where the tools themselves say something else by now.
 *   Throws an OrchcError when ids repeat or needs form a cycle: nothing can be computed on such a plan.
 */
export function comparableOf(
  plan: Plan,
  tools: ReadonlyMap<string, ToolInfo>,
  manifest?: Manifest,
): Comparable {
  const problems = [...duplicateIds(plan), ...cyclesIn(plan)];
  if (hasErrors(problems)) throw new OrchcError(problems);
  const built = manifest?.plan === sha256(canonicalJson(plan)) ? manifest : undefined;
  const known = new Map([...tools, ...(built === undefined ? [] : builtTools(built, tools))]);
  const named = new Set(tasksOf(plan).flatMap(toolsOf));
  return {
    plan,
    analysis: analyse(plan),
    bound: boundPlan(plan, known),
    risks: findRisks(plan, known),
    touches: built === undefined ? touchesOf(plan, known) : unite(built.units),
    isAsBuilt: built !== undefined,
    flows: findFlows(plan, tools).flows,
    coverage:
      !isHandWritten(plan.source) && [...named].every((name) => tools.has(name))
        ? coverageOf(plan, tools)
        : undefined,
    unknownTools: [...named].filter((name) => !known.has(name)).toSorted(),
  };
}

/** What the tasks of a plan would be granted together, if it was built now. */
function touchesOf(plan: Plan, tools: ReadonlyMap<string, RiskyTool>): Touches {
  const core = tasksOf(plan).flatMap((task) => lowerTask(task, [], readExpression).tasks);
  return unite(
    core.flatMap((task) => {
      const tool = tools.get(task.tool);
      return tool === undefined ? [] : [grantsOf(task, tool)];
    }),
  );
}

/** Tools as a build fixed them. Of one that the workspace has no more, its scripts say what it may touch. */
function builtTools(
  { tools, tasks, units, core }: Manifest,
  now: ReadonlyMap<string, ToolInfo>,
): (readonly [string, RiskyTool & BoundTool])[] {
  const unitOf = unitsByTask({ core, units });
  return tools.map(({ name, effect, idempotent }) => {
    const today = now.get(name);
    if (today !== undefined) return [name, { ...today, effect, idempotent }];
    const callers = tasks.filter(({ tool }) => tool === name);
    const granted = callers.flatMap(({ id }) => unitOf.get(id)?.permissions ?? []);
    return [name, { effect, idempotent, input: {}, permissions: permissionsIn(granted) }];
  });
}

function permissionsIn(granted: readonly Permissions[]): RiskyTool["permissions"] {
  const all = (of: (permissions: Permissions) => readonly string[]): string[] =>
    granted.flatMap(of);
  return {
    network: all(({ network }) => network),
    write: all(({ write }) => write),
    commands: all(({ commands }) => commands),
    mcp: all(({ mcp = [] }) => mcp),
  };
}
