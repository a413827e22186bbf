/** What can be wrong with an outline; in a whole plan, the passes look for the same. */
import {
  cycle,
  duplicateId,
  nothingToDo,
  tooManyTasks,
  unknownAgent,
  unknownTask,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import { nearestName } from "../../../contract/nearest.ts";
import { cyclesOf } from "../../graph/cycles.ts";
import { TaskGraph } from "../../graph/task-graph.ts";
import type { OutlineHolder, OutlineRequest, OutlineTask } from "../planner.ts";
import { placesOf } from "./places.ts";

export function checkOutline(
  tasks: readonly OutlineTask[],
  holders: readonly OutlineHolder[],
  { agents, maxTasks }: OutlineRequest,
): Diagnostic[] {
  if (tasks.length === 0) return [nothingToDo()];
  const all = [...tasks, ...holders];
  if (all.length > maxTasks) return [tooManyTasks({ tasks: all.length, limit: maxTasks })];
  return [...checkIds(all), ...checkAgents(tasks, agents), ...checkNeeds(all)];
}

type Outlined = OutlineTask | OutlineHolder;

function checkIds(tasks: readonly Outlined[]): Diagnostic[] {
  return tasks.flatMap((task, index) => {
    const again = tasks.findIndex(({ id }) => id === task.id) < index;
    return again ? [duplicateId({ id: task.id }, ...placesOf(task))] : [];
  });
}

function checkAgents(
  tasks: readonly OutlineTask[],
  agents: OutlineRequest["agents"],
): Diagnostic[] {
  const known = agents.map(({ name }) => name);
  return tasks.flatMap((task) => {
    const { agent } = task;
    if (known.includes(agent)) return [];
    const nearest = nearestName(agent, known);
    return [unknownAgent({ agent, nearest, known }, ...placesOf(task, "agent"))];
  });
}

function checkNeeds(tasks: readonly Outlined[]): Diagnostic[] {
  const ids = tasks.map(({ id }) => id);
  const graph = new TaskGraph();
  for (const id of ids) graph.addNode(id);
  const unknown = tasks.flatMap((task) =>
    task.needs.flatMap((need) => {
      if (graph.hasNode(need)) {
        graph.addEdge(need, task.id);
        return [];
      }
      const facts = { reference: need, task: need, nearest: nearestName(need, ids) };
      return [unknownTask(facts, ...placesOf(task, "needs"))];
    }),
  );
  const cycles = cyclesOf(graph).map((members) => {
    const onCycle = new Set(members);
    const places = tasks.filter(({ id }) => onCycle.has(id)).flatMap((task) => placesOf(task));
    return cycle({ tasks: members }, ...places);
  });
  return [...unknown, ...cycles];
}
