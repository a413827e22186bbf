import { cycle, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { cyclesOf } from "../graph/cycles.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Tasks that wait for each other, shown by the shortest cycles through their needs. */
export const findCycles = check("find-cycles", cyclesIn);

export function cyclesIn(plan: Plan): Diagnostic[] {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  return cyclesOf(graphOf(plan)).map((ids) => {
    const places = ids.flatMap((id) => {
      const task = byId.get(id);
      return task === undefined ? [] : placesOf(task, "needs");
    });
    return cycle({ tasks: ids }, ...places);
  });
}
