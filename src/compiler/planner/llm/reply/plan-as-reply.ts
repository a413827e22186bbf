/** A plan in the form in which a model replies with one, so that it reads its own notation when it is to correct it. */
import type { Json } from "../../../../contract/json.ts";
import type { Plan, Task } from "../../../../contract/plan.ts";
import { callsOf } from "../../../kinds/index.ts";
import { encodeArg } from "../arg-encoding.ts";

/** `undefined` for a plan with tasks that hold others: passes move these, and a reply could not be read as the same plan. */
export function planAsReply({ source, tasks }: Plan): Json | undefined {
  if (tasks.some(({ kind }) => kind !== "call")) return undefined;
  return { tasks: tasks.flatMap((task) => taskAsReply(task, source.query)), left_out: [], reason: "" }; // prettier-ignore
}

function taskAsReply(task: Task, query: string): Json[] {
  const { id, title, needs, priority, origin } = task;
  return callsOf(task).map(({ tool, args }) => ({
    id,
    quote: origin === undefined ? "" : query.slice(...origin.query),
    title,
    tool,
    args: Object.entries(args).map(([name, value]) => ({ name, value: encodeArg(value) })),
    needs: needs.map((need) => (need.when === "success" ? need.task : { ...need })),
    priority,
    reason: "",
    missing: [],
  }));
}
