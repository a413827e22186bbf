import type { Estimate, Plan, Task } from "../../contract/plan.ts";
import { needsOf, dataNeedsOf } from "../graph/needs.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { blocksOf, callsOf, mapTasks, withBlocks, type Block } from "../kinds/index.ts";
import { chainOf, nestingOf, outermostOf, type Placed } from "../plan/nesting.ts";
import { resolveName } from "../plan/resolve-name.ts";
import { usesOf } from "../plan/uses.ts";
import { improve, type PassContext } from "./pass.ts";

/** Work that takes less is done before anybody knows whether it is needed, beside what decides that. */
const EXPENSIVE_SECONDS = 0.5;

/** The blocks that something stands in, from the outside. */
type Path = readonly Step[];

interface Step {
  readonly owner: string;
  readonly block: Block;
}

/**
 * Moves work that only one branch of a conditional uses into that branch, behind the condition that guards it (code
 * sinking): it is not done where the other one is taken. Only calls that change nothing, were made to feed others (`internal`), and
 * cost money or time; what was asked for is done in any case. Not into loops, where it would be done again and again.
 */
export const sinkIntoBranches = improve("sink-into-branches", (plan, context): Plan => {
  const candidates = new Set(candidatesIn(plan, context).map(({ id }) => id));
  if (candidates.size === 0) return plan;
  const readers = readersIn(plan);
  const moved = new Map<string, Path>();
  const pathOf = (placed: Placed, inside: string | undefined): Path => {
    const own = blocksOf(placed.task).filter(({ at }) => at === inside);
    return [
      ...(moved.get(outermostOf(placed).task.id) ?? []),
      ...stepsTo(placed),
      ...own.map((block) => ({ owner: placed.task.id, block })),
    ];
  };
  const order = topologicalOrder(graphOf(plan));
  // Whoever reads it has its place already: what fed that alone follows it.
  for (const id of order.toReversed()) {
    const reading = readers.get(id) ?? [];
    if (!candidates.has(id) || reading.length === 0) continue;
    const path = guarded(common(reading.map(({ by, inside }) => pathOf(by, inside))));
    if (path.length > 0) moved.set(id, path);
  }
  return moved.size === 0 ? plan : withMoved(plan, order, moved);
});

function candidatesIn(plan: Plan, { tools }: PassContext): Task[] {
  const needs = needsOf(plan);
  const reads = dataNeedsOf(plan);
  const isData = (task: Task): boolean => {
    const read = new Set(reads(task));
    return needs(task).every((need) => need.when === "success" && read.has(need.task));
  };
  // Who waits for it without reading it means that it is done first.
  const awaited = new Set(
    plan.tasks.flatMap((task) => {
      const read = new Set(reads(task));
      return needs(task).flatMap((need) =>
        need.when === "success" && read.has(need.task) ? [] : [need.task],
      );
    }),
  );
  const onlyReads = (task: Task): boolean => {
    const calls = callsOf(task);
    return calls.length > 0 && calls.every(({ tool }) => tools.get(tool)?.effect === "read");
  };
  return plan.tasks.filter((task) => {
    const isDear = estimatesOf(task, tools).some(
      ({ seconds, usd }) => usd > 0 || seconds >= EXPENSIVE_SECONDS,
    );
    return (
      task.internal === true && isDear && !awaited.has(task.id) && onlyReads(task) && isData(task)
    );
  });
}

/** Its own, else those of its tools: `fill-limits` writes them down later. */
function estimatesOf(task: Task, tools: PassContext["tools"]): Estimate[] {
  if (task.estimate !== undefined) return [task.estimate];
  return callsOf(task).flatMap(({ tool }) => tools.get(tool)?.estimate ?? []);
}

interface Reader {
  readonly by: Placed;
  readonly inside: string | undefined;
}

function readersIn(plan: Plan): Map<string, Reader[]> {
  const nesting = nestingOf(plan);
  const found = nesting.all.flatMap((by) =>
    usesOf(by.task).flatMap(({ says, inside }) => {
      const read =
        says.is === "name" ? resolveName(says.reference.task, by, nesting, inside) : undefined;
      return read?.is === "task" ? [{ id: read.placed.task.id, reader: { by, inside } }] : [];
    }),
  );
  const byId = Map.groupBy(found, ({ id }) => id);
  return new Map([...byId].map(([id, all]) => [id, all.map(({ reader }) => reader)]));
}

function stepsTo(placed: Placed): Step[] {
  return chainOf(placed).flatMap(({ within }) =>
    within === undefined ? [] : [{ owner: within.owner.task.id, block: within.block }],
  );
}

function common([first = [], ...others]: readonly Path[]): Path {
  const isShared = ({ owner, block }: Step, at: number): boolean =>
    others.every((path) => path[at]?.owner === owner && path[at].block.at === block.at);
  const end = first.findIndex((step, at) => !isShared(step, at));
  return end === -1 ? first : first.slice(0, end);
}

/** As far as the innermost branch that is in no loop. */
function guarded(path: Path): Path {
  const loop = path.findIndex(({ block }) => block.runs === "each");
  const once = loop === -1 ? path : path.slice(0, loop);
  const last = once.findLastIndex(({ block }) => block.runsWhen !== undefined);
  return once.slice(0, last + 1);
}

function withMoved(plan: Plan, order: readonly string[], moved: ReadonlyMap<string, Path>): Plan {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const keyOf = ({ owner, block }: Step): string => `${owner} ${block.at}`;
  const into = Map.groupBy(
    order.filter((id) => moved.has(id)),
    (id) => keyOf(moved.get(id)?.at(-1) as Step),
  );
  const first = (task: Task): Task =>
    withBlocks(task, (block) => {
      const ids = into.get(keyOf({ owner: task.id, block })) ?? [];
      // A block runs in its order.
      const before = ids.flatMap((id) => byId.get(id) ?? []).map((one) => ({ ...one, needs: [] }));
      return [...before, ...block.tasks];
    });
  const stay = plan.tasks.filter(({ id }) => !moved.has(id));
  const tasks = mapTasks(stay, first).map((task) => ({
    ...task,
    needs: task.needs.filter((need) => !moved.has(need.task)),
  }));
  const needs = needsOf({ tasks });
  return { ...plan, tasks: tasks.map((task) => ({ ...task, needs: needs(task) })) };
}
