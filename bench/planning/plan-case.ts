/** One query through both stages of a planner: the calls that it plans, as the scorer reads them. */
import { assemble } from "../../src/compiler/assemble.ts";
import { needsOf, callsOf, type Planner } from "../../src/compiler/index.ts";
import { dataNeedsOf } from "../../src/compiler/graph/needs.ts";
import { bind } from "../../src/compiler/planner/bind.ts";
import { outline } from "../../src/compiler/planner/outline.ts";
import type { OutlineTask } from "../../src/compiler/planner/planner.ts";
import { hasErrors, OrchcError, type Diagnostic } from "../../src/contract/diagnostics/index.ts";
import { resolveDateMath } from "../../src/contract/date-math.ts";
import type { Json, JsonObject } from "../../src/contract/json.ts";
import type { Task } from "../../src/contract/plan.ts";
import { argShape, formatReference, parseReference, type Arg } from "../../src/contract/values.ts";
import type { Workspace } from "../../src/workspace/index.ts";
import type { GivenCatalog } from "./catalog.ts";

export interface Prediction {
  readonly id: string;
  readonly tasks: readonly {
    readonly id: string;
    readonly tool: string;
    readonly arguments: JsonObject;
    readonly deps: readonly string[];
  }[];
  /** Paths of the outline: stage 2 may ask a model once for each. */
  readonly paths: number;
  /** Why there is no plan. */
  readonly problems: readonly Diagnostic[];
  readonly ms: number;
}

export interface PlanCaseOptions {
  readonly id: string;
  readonly query: string;
  readonly planner: Planner;
  readonly given: GivenCatalog;
  readonly workspace: Workspace;
  /** Take what was bound also when something of it is wrong, which makes no plan. */
  readonly partial: boolean;
}

export async function planCase(options: PlanCaseOptions): Promise<Prediction> {
  const start = performance.now();
  const { id, given } = options;
  const { tasks, follows, problems, paths } = await plannedBy(options);
  const ms = performance.now() - start;
  return {
    id,
    tasks: tasks.map((task) => predictionOf(task, tasks, follows, given)),
    paths,
    problems,
    ms,
  };
}

interface CasePlan {
  readonly tasks: readonly Task[];
  /** Of each task those needs that say only when. */
  readonly follows: ReadonlyMap<string, readonly string[]>;
  readonly paths: number;
  readonly problems: readonly Diagnostic[];
}

async function plannedBy(options: PlanCaseOptions): Promise<CasePlan> {
  const { query, planner, given, workspace, partial } = options;
  const { catalog } = given;
  const { maxTasks } = workspace.config.limits;
  const nothing = (problems: readonly Diagnostic[]) => ({
    tasks: [],
    follows: new Map(),
    paths: 0,
    problems,
  });
  try {
    const outlined = await outline(planner, { query, agents: catalog.cards, maxTasks });
    const isWhole = partial && outlined.bindings !== undefined;
    if (hasErrors(outlined.diagnostics) && !isWhole) return nothing(outlined.diagnostics);
    const { paths } = outlined;
    const bindings =
      outlined.bindings ??
      (await bind(planner, {
        query,
        paths,
        catalog,
        params: {},
        parameterise: false,
        ...(outlined.holders && { holders: outlined.holders }),
      }));
    const found = [...outlined.diagnostics, ...bindings.diagnostics];
    const problems = found.filter(({ severity }) => severity === "error");
    if (problems.length > 0 && !partial) return nothing(problems);
    const source = { query, name: "case", params: {}, start: { line: 1, column: 1 } };
    const { tasks } = assemble(source, planner.id, outlined, bindings, workspace);
    return { tasks, follows: followsIn(outlined.tasks), paths: paths.length, problems };
  } catch (error) {
    if (error instanceof OrchcError) return nothing(error.diagnostics);
    throw error;
  }
}

function followsIn(tasks: readonly OutlineTask[]): ReadonlyMap<string, readonly string[]> {
  return new Map(tasks.map(({ id, follows = [] }) => [id, follows]));
}

function predictionOf(
  task: Task,
  tasks: readonly Task[],
  follows: CasePlan["follows"],
  { given }: GivenCatalog,
): Prediction["tasks"][number] {
  const [call] = callsOf(task);
  const { tool = "", args = {} } = call ?? {};
  const read = new Set(dataNeedsOf({ tasks })(task));
  // That one thing is done after another makes no edge for data.
  const order = new Set(follows.get(task.id)?.filter((need) => !read.has(need)));
  return {
    id: task.id,
    tool: given.get(tool) ?? tool,
    arguments: Object.fromEntries(
      Object.entries(args).map(([name, arg]) => [name, argumentOf(arg)]),
    ),
    deps: needsOf({ tasks })(task).flatMap((need) => (order.has(need.task) ? [] : [need.task])),
  };
}

/** A reference as `{"$ref": "t1.field"}`, within a text as `${t1.field}`. */
function argumentOf(arg: Arg): Json {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return { $ref: referenceText(shape.text) };
    case "param":
      return null;
    case "time":
      return resolveDateMath(shape.text, new Date(), "UTC") ?? shape.text;
    case "literal":
      return shape.value;
    case "text":
      return shape.parts.map(textOf).join("");
    case "list":
      return shape.items.map(argumentOf);
    case "record":
      return Object.fromEntries(shape.entries.map(([key, value]) => [key, argumentOf(value)]));
  }
}

function textOf(part: Arg): string {
  const shape = argShape(part);
  if (shape.is === "ref") return `\${${referenceText(shape.text)}}`;
  const value = argumentOf(part);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function referenceText(text: string): string {
  const reference = parseReference(text);
  return reference === undefined ? text : formatReference(reference);
}
