/** Stage 2: the calls of a path's tasks, with their arguments and what they take from one another. */
import type { ToolInfo } from "../../../catalog/tool-info.ts";
import { noToolFits } from "../../../contract/diagnostics/index.ts";
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { BindRequest, Bindings, BoundTask, OutlineTask } from "../planner.ts";
import { deriveCalls } from "./derive/call/derive-call.ts";
import { askedStems, indexOf } from "./link/tools.ts";
import type { Reading } from "./read/reading.ts";

/** Tools that the whole request speaks for. */
const OVERALL = 60;

export function bindCalls(request: BindRequest, reading: Reading): Bindings {
  const index = indexOf(request.tools);
  const whole = index.search(askedStems(reading.tokens), OVERALL);
  const overall = new Map<ToolInfo, number>(
    whole.map(({ tool }, rank) => [tool, 1 / (1 + rank / 10)]),
  );
  const tasks: BoundTask[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const open of request.open) {
    const bound = boundOf(open);
    if (bound === undefined)
      diagnostics.push(noToolFits({ title: open.title, agent: open.agent, nearest: [] }));
    else tasks.push(bound);
  }
  return { tasks, params: {}, diagnostics };

  function boundOf(task: OutlineTask): BoundTask | undefined {
    const { clause } = task;
    if (clause === undefined) return undefined;
    const derivations = deriveCalls({
      reading,
      span: clause.span,
      extras: clause.extras,
      index,
      overall,
    });
    const [best] = derivations.filter(({ tool }) => tool.agent === task.agent);
    if (best === undefined) return undefined;
    return { id: task.id, title: task.title, tool: best.tool, args: best.args, needs: [] };
  }
}
