/** What the scheduler takes for one task: a task of a unit, or a region of it with all that is in it. */
import type { CoreTask, Manifest } from "../../contract/manifest.ts";
import type { Need, Priority, Retry } from "../../contract/plan.ts";
import {
  isSequence,
  isTask,
  regionsIn,
  taskRegionsIn,
  type GroupRegion,
  type Region,
  type RegionTask,
} from "../../contract/regions/index.ts";
import { regionsById } from "../../contract/regions/units.ts";

export interface Node {
  readonly id: string;
  /** Full name; empty of a region. */
  readonly tool: string;
  readonly needs: readonly Need[];
  readonly priority: Priority;
  readonly estimate: CoreTask["estimate"];
  readonly retry: Retry;
  /** Tool calls of an attempt, each at the price of the estimate: those of a region are counted one by one. */
  readonly calls: 0 | 1;
}

export interface Nodes {
  readonly nodes: readonly Node[];
  /** Of each unit, in the order of its script. */
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
  /** Of each task and region the id of the node that it is, or is within. */
  readonly nodeOf: ReadonlyMap<string, string>;
}

/** Attempts at what is in it are repeated; it is not. */
const NEVER: Retry = { limit: 0, backoff: "fixed", baseMs: 0 };

/** @throws Error that says what is wrong with a unit that this scheduler does not know */
export function nodesOf({ tasks, core, units }: Pick<Manifest, "tasks" | "core" | "units">): Nodes {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const regions = regionsById(core);
  const nodeOf = new Map<string, string>();
  const idsOf = new Map<string, readonly string[]>();
  const made = new Map<string, Node>();

  for (const { id: unit, region: root } of units) {
    const found = regions.get(root);
    if (found === undefined || !isSequence(found))
      throw new Error(`its unit ${unit} is not a sequence of tasks and regions`);
    const members = found.members.flatMap(flat);
    idsOf.set(
      unit,
      members.map((member) => idOf(member, unit)),
    );
    for (const member of members) {
      const id = idOf(member, unit);
      nodeOf.set(id, id);
      if (isTask(member)) continue;
      const region = member as GroupRegion & { readonly task: RegionTask };
      const inner = idsIn(region);
      for (const each of inner) nodeOf.set(each, id);
      const { priority, estimate } = region.task;
      const needs = needsOf(region, new Set(inner), byId);
      made.set(id, { id, tool: "", needs, priority, estimate, retry: NEVER, calls: 0 });
    }
  }

  // In the order of tasks; a region stands where the first of its tasks does.
  const order = new Set(tasks.map(({ id }) => nodeOf.get(id) ?? id));
  const nodes = [...order, ...[...made.keys()].filter((id) => !order.has(id))].flatMap((id) => {
    const task = byId.get(id);
    const region = made.get(id);
    return region ?? (task === undefined ? [] : { ...task, calls: 1 as const });
  });
  return { nodes, idsOf, nodeOf };
}

function flat(region: Region): Region[] {
  return isSequence(region) ? region.members.flatMap(flat) : [region];
}

function idOf(region: Region, unit: string): string {
  if (isTask(region)) return region.task;
  const { kind, id, task } = region as GroupRegion & { readonly task?: RegionTask };
  if (task === undefined) throw new Error(`in unit ${unit} ${kind} ${id} is no task of the plan`);
  return id;
}

function idsIn(region: Region): string[] {
  const leaves = regionsIn(region).flatMap((one) => (isTask(one) ? [one.task] : []));
  return [...leaves, ...taskRegionsIn(region).map(({ id }) => id)];
}

/** Of all that is in it, as far as it is not in it: each once. */
function needsOf(
  region: Region,
  inner: ReadonlySet<string>,
  byId: ReadonlyMap<string, CoreTask>,
): Need[] {
  const own = taskRegionsIn(region).flatMap(({ task }) => task.needs);
  const all = [...own, ...[...inner].flatMap((id) => byId.get(id)?.needs ?? [])];
  const outside = all.filter(({ task }) => !inner.has(task));
  return [...new Map(outside.map((need) => [`${need.task} ${need.when}`, need])).values()];
}
