/**
 * Tasks that are bound in one request, for a planner to which every request costs: those of paths whose agents are the
 * same or among those of another one, whose tools are told anyway, and those of paths that need each other's tasks in both directions. So there are never more than paths.
 */
import { cyclesOf } from "../graph/cycles.ts";
import { TaskGraph } from "../graph/task-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import type { OutlineTask } from "./planner.ts";

type Group = readonly OutlineTask[];

/** @param paths as of `coverWithPaths`; a task on several of them is bound on the first */
export function groupPaths(paths: readonly Group[]): Group[] {
  const taken = new Set<string>();
  const own = paths.map((path) =>
    path.filter(({ id }) => {
      const isNew = !taken.has(id);
      taken.add(id);
      return isNew;
    }),
  );
  const groups: Group[] = [];
  const byAgents = own.toSorted((a, b) => agentsOf(b).size - agentsOf(a).size);
  for (const tasks of byAgents.filter(({ length }) => length > 0)) {
    const at = groups.findIndex((group) => agentsOf(tasks).isSubsetOf(agentsOf(group)));
    groups.splice(at < 0 ? groups.length : at, at < 0 ? 0 : 1, [...(groups[at] ?? []), ...tasks]);
  }
  return withoutCycles(groups).map(inOrder);
}

function agentsOf(group: Group): ReadonlySet<string> {
  return new Set(group.map(({ agent }) => agent));
}

/** Groups that wait for each other become one; a group then waits only for others that do not wait for it. */
function withoutCycles(groups: readonly Group[]): readonly Group[] {
  const at = new Map(groups.flatMap((group, index) => group.map(({ id }) => [id, String(index)])));
  const graph = new TaskGraph();
  for (const index of groups.keys()) graph.addNode(String(index));
  for (const [index, group] of groups.entries()) {
    for (const need of group.flatMap(({ needs }) => needs)) {
      const from = at.get(need);
      if (from !== undefined && from !== String(index)) graph.addEdge(from, String(index));
    }
  }
  const [cycle] = cyclesOf(graph);
  if (cycle === undefined) return groups;
  const onCycle = new Set(cycle);
  const isOn = (_: Group, index: number): boolean => onCycle.has(String(index));
  const others = groups.filter((group, index) => !isOn(group, index));
  return withoutCycles([groups.filter(isOn).flat(), ...others]);
}

function inOrder(group: Group): Group {
  const byId = new Map(group.map((task) => [task.id, task]));
  const graph = new TaskGraph();
  for (const id of byId.keys()) graph.addNode(id);
  for (const { id, needs } of group) {
    for (const need of needs) if (byId.has(need)) graph.addEdge(need, id);
  }
  return topologicalOrder(graph).flatMap((id) => byId.get(id) ?? []);
}
