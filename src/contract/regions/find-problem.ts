/** Looks at the tree once more, when it has been made and when it is read: what rests on it checks nothing again. */
import { regionsIn, tasksIn } from "./index.ts";
import { regionsById, tasksByUnit, type Units } from "./units.ts";

export interface Core extends Units {
  readonly tasks: readonly { readonly id: string }[];
}

/**
 * What is wrong with a tree, its tasks and units, in words; `undefined` when it is well formed: each task stands once in
 * the tree and in one unit, ids of regions are unique and none of a task, and each unit names a region.
 */
export function findCoreProblem(core: Core): string | undefined {
  return findTreeProblem(core) ?? findUnitProblem(core);
}

function findTreeProblem({ core, tasks }: Core): string | undefined {
  const known = tasks.map(({ id }) => id);
  const leaves = tasksIn(core);
  const groups = regionsIn(core).flatMap((region) => ("id" in region ? [String(region.id)] : []));
  const double = firstTwiceIn(known);
  if (double !== undefined) return `there are two tasks ${double}`;
  const unknown = firstNotIn(leaves, known);
  if (unknown !== undefined) return `the tree has task ${unknown}, which is none of the tasks`;
  const missing = firstNotIn(known, leaves);
  if (missing !== undefined) return `task ${missing} does not stand in the tree`;
  const task = firstTwiceIn(leaves);
  if (task !== undefined) return `task ${task} stands twice in the tree`;
  const region = firstTwiceIn([...groups, ...leaves]);
  return region === undefined ? undefined : `region ${region} stands twice in the tree`;
}

function findUnitProblem({ core, tasks, units }: Core): string | undefined {
  const regions = regionsById(core);
  const lost = units.find(({ region }) => !regions.has(region));
  if (lost !== undefined)
    return `unit ${lost.id} is of region ${lost.region}, which the tree does not have`;
  const covered = [...tasksByUnit({ core, units }).values()].flat();
  const shared = firstTwiceIn(covered);
  if (shared !== undefined) return `task ${shared} belongs to two units`;
  const known = tasks.map(({ id }) => id);
  const free = firstNotIn(known, covered);
  return free === undefined ? undefined : `task ${free} belongs to no unit`;
}

function firstTwiceIn(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

function firstNotIn(names: readonly string[], all: readonly string[]): string | undefined {
  const found = new Set(all);
  return names.find((name) => !found.has(name));
}
