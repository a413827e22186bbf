import { cycle } from "../../contract/diagnostics/index.ts";
import { cyclesOf } from "../graph/cycles.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every knot of tasks that wait for each other, each shown by its shortest circle. */
export const findCycles = check("find-cycles", (plan) => {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  return cyclesOf(graphOf(plan)).map((circle) => {
    const places = circle.flatMap((id) => {
      const task = byId.get(id);
      return task === undefined ? [] : placesOf(task, "needs");
    });
    return cycle({ tasks: circle }, ...places);
  });
});
