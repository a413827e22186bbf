/** Stage 2: the calls of a path's tasks, with their arguments and what they take from one another. */
import { noToolFits, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { BindRequest, Bindings, BoundTask } from "../planner.ts";
import { unitsOf } from "./derive/call/units.ts";
import { indexOf } from "./link/tools.ts";
import type { Reading } from "./read/reading.ts";

export function bindCalls(request: BindRequest, reading: Reading): Bindings {
  const index = indexOf(request.tools);
  const tasks: BoundTask[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { task, derivations } of unitsOf(reading, request.open, index)) {
    const [best] = derivations;
    if (best === undefined) diagnostics.push(noToolFits({ title: task.title, agent: task.agent, nearest: [] }));
    else tasks.push({ id: task.id, title: task.title, tool: best.tool, args: best.args, needs: [] });
  }
  return { tasks, params: {}, diagnostics };
}
