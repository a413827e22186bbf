/** What a model says of the rest of a plan, as tasks of it. */
import { z } from "zod";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { AdaptChange } from "../../contract/adapted.ts";
import { proposalRefused, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { canonicalJson, type Json } from "../../contract/json.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { taskIdPattern, type Args } from "../../contract/values.ts";
import { oneLine } from "../../model/one-line.ts";
import { callsOf, callTask } from "../kinds/index.ts";
import { decodeArg, encodedArgSchema } from "../planner/llm/arg-encoding.ts";
import { MOST_ITEMS, MOST_VALUES, name, text } from "../planner/llm/reply/bounds.ts";
import type { Proposal } from "./by-rules.ts";
import type { FailedRun } from "./failed-run.ts";
import { failuresOf } from "./failures-of.ts";
import { findBreach } from "./find-breach.ts";
import { inventedValues } from "./invented-values.ts";

const MOST_TASKS = 50;

export const replySchema = z.object({
  tasks: z
    .array(
      z.object({
        id: z.string(),
        title: z.string().default(""),
        tool: z.string(),
        needs: z.array(z.string()).default([]),
        args: z.array(z.object({ name: z.string(), value: z.json() })).default([]),
      }),
    )
    .max(MOST_TASKS)
    .default([]),
  left_out: z.array(z.string()).default([]),
  reason: z.string().default(""),
});
export type AdaptReply = z.output<typeof replySchema>;

/** What the model is held to; every text and list is bounded, since a weak model runs on to its token limit otherwise. */
export function askedReply(tools: readonly string[], args: readonly string[]): z.ZodType {
  return z.object({
    tasks: z
      .array(
        z.object({
          id: name,
          title: text,
          tool: z.enum(tools),
          needs: z.array(name).max(MOST_ITEMS),
          args: z
            .array(
              z.object({
                name: args.length === 0 ? name : z.enum(args),
                value: encodedArgSchema,
              }),
            )
            .max(MOST_VALUES),
        }),
      )
      .max(MOST_TASKS),
    left_out: z.array(name).max(MOST_TASKS),
    reason: text,
  });
}

type ReplyTask = AdaptReply["tasks"][number];

export function proposalOf(
  { tasks: listed, left_out: leftOut, reason }: AdaptReply,
  failed: FailedRun,
  tools: ReadonlyMap<string, ToolInfo>,
  by: string,
): Proposal | { readonly reason: string } | { readonly mistakes: readonly Diagnostic[] } {
  if (listed.length === 0 && leftOut.length === 0) return { reason };
  const { plan } = failed;
  const own = new Map(plan.tasks.map((task) => [task.id, task]));
  const mistakes: string[] = [];
  const changed = new Map<string, Task>();
  for (const task of listed) {
    const found = mistakesIn(task, failed, tools);
    if (changed.has(task.id)) found.push(`${task.id} is listed twice`);
    mistakes.push(...found);
    const tool = tools.get(task.tool);
    if (tool !== undefined) changed.set(task.id, asTask(task, tool, own.get(task.id)));
  }
  for (const id of leftOut) {
    if (!own.has(id)) mistakes.push(`${id} is left out, and is no task of the plan's own list`);
    if (changed.has(id)) mistakes.push(`${id} is listed and left out`);
  }
  const gone = new Set(leftOut);
  const tasks = [
    ...plan.tasks.filter(({ id }) => !gone.has(id)).map((task) => changed.get(task.id) ?? task),
    ...[...changed.values()].filter(({ id }) => !own.has(id)),
  ];
  const breach = findBreach(tasks, failed, tools);
  if (breach !== undefined) mistakes.push(breach);
  if (tasks.length === 0) mistakes.push("nothing is left of the plan");
  if (mistakes.length > 0)
    return { mistakes: mistakes.map((one) => proposalRefused({ reason: one })) };
  return { tasks, by, changes: changesOf(changed, leftOut, own) };
}

function mistakesIn(
  { id, tool: toolName, args }: ReplyTask,
  failed: FailedRun,
  tools: ReadonlyMap<string, ToolInfo>,
): string[] {
  const tool = tools.get(toolName);
  if (!taskIdPattern.test(id)) return [`${JSON.stringify(oneLine(id, 40))} is no id`];
  if (tool === undefined)
    return [`${id} has the tool ${JSON.stringify(oneLine(toolName, 60))}, which is not there`];
  const values = argsOf(args);
  const tried = failuresOf(failed).some(({ task }) => {
    const before = failed.plan.tasks.find((one) => one.id === task);
    const [call] = before === undefined ? [] : callsOf(before);
    return call?.tool === toolName && canonicalJson(call.args) === canonicalJson(values);
  });
  return [
    ...(tried ? [`${id} does again what has failed`] : []),
    ...inventedValues(values, failed.plan, tool).map(
      (value) =>
        `${id} has the value ${JSON.stringify(oneLine(value, 60))}, which stands neither in the request nor in the plan`,
    ),
  ];
}

function argsOf(args: ReplyTask["args"]): Args {
  return Object.fromEntries(args.map((arg) => [arg.name, decodeArg(arg.value as Json)]));
}

function asTask({ id, title, needs, args }: ReplyTask, tool: ToolInfo, before?: Task): Task {
  const head = {
    id,
    title: title === "" ? (before?.title ?? tool.name) : oneLine(title),
    priority: before?.priority ?? ("medium" as const),
    needs: [...new Set(needs)].map((task) => ({ task, when: "success" as const })),
    ...(before?.internal && { internal: before.internal }),
    ...(before?.criteria && { criteria: before.criteria }),
  };
  const call = callTask(head, { agent: tool.agent, tool: tool.name, args: argsOf(args) });
  return before?.optional === true ? { ...call, optional: true } : call;
}

function changesOf(
  changed: ReadonlyMap<string, Task>,
  leftOut: readonly string[],
  own: ReadonlyMap<string, Plan["tasks"][number]>,
): AdaptChange[] {
  const done = [...changed].map(([id, task]) => {
    const before = own.get(id);
    const [now, then] = [task, before].map((one) =>
      one === undefined ? undefined : callsOf(one)[0]?.tool,
    );
    const said =
      before === undefined
        ? `${id} is done beside what was planned, by ${now ?? ""}`
        : now === then
          ? `${id} is done by ${now ?? ""} in another way than was planned`
          : `${id} is done by ${now ?? ""} in place of ${then ?? before.kind}`;
    return { kind: "replan" as const, task: id, text: said };
  });
  return [
    ...done,
    ...leftOut.map((id) => ({ kind: "replan" as const, task: id, text: `${id} is left out` })),
  ];
}
