import { z } from "zod";
import { isCondition } from "../../contract/criteria.ts";
import { taskHeadSchema, type Retry, type Task } from "../../contract/plan.ts";
import { taskRegion } from "../../contract/regions/index.ts";
import { argSchema, type Args } from "../../contract/values.ts";
import { boundOfAttempts } from "./bound.ts";
import type { Kind } from "./kind.ts";
import { unknownEstimate } from "./unknown-estimate.ts";

const schema = taskHeadSchema
  .extend({
    kind: z.literal("call"),
    agent: z.string(),
    tool: z.string().describe("full name: agent.tool"),
    args: z.record(z.string(), argSchema).default({}),
  })
  .strict();

type CallTask = z.infer<typeof schema>;

const read = (task: Task): CallTask => task as CallTask;

/** A tool that says nothing of its duration gets half a minute, as most services' own clients do. */
const DEFAULT_TIMEOUT_MS = 30_000;

const NO_RETRY: Retry = { limit: 0, backoff: "exponential", baseMs: 500 };

/** A task of this kind: what stage 2 of planning makes of every task of the outline. */
export function callTask(
  head: Pick<
    Task,
    "id" | "title" | "priority" | "needs" | "internal" | "origin" | "words" | "criteria"
  >,
  { agent, tool, args }: { agent: string; tool: string; args: Args },
): Task {
  return { ...head, kind: "call", agent, tool, args };
}

/** Whether a task is one call and nothing else: no control flow, nobody who decides. */
export function isCallTask({ kind }: Pick<Task, "kind">): boolean {
  return kind === "call";
}

/** One tool, called once. */
export const call: Kind = {
  name: "call",
  says: "one tool, with its arguments",
  schema: () => schema,
  mapParts(task, map) {
    const { agent, tool, args } = read(task);
    const mapped = map.call({ agent, tool, args, at: "args" });
    return { ...task, agent: mapped.agent, tool: mapped.tool, args: mapped.args };
  },
  output: (task, { tool }) => tool(read(task).tool),
  cost({ estimate: { seconds, usd } = unknownEstimate }) {
    return { seconds, secondsInSequence: seconds, usd };
  },
  bound(task, { tool: known }) {
    const { id, tool, estimate, retry = NO_RETRY, timeoutMs = DEFAULT_TIMEOUT_MS } = read(task);
    const { usd } = estimate ?? unknownEstimate;
    return boundOfAttempts({ id, tool }, { usd, timeoutMs, retry }, known(tool));
  },
  lower(task, needs, lowering) {
    const {
      id,
      title,
      agent,
      tool,
      args,
      priority,
      internal,
      estimate,
      retry,
      timeoutMs,
      criteria = [],
    } = read(task);
    const checked = criteria.filter(isCondition);
    return {
      region: taskRegion(id),
      tasks: [
        {
          id,
          title,
          agent,
          tool,
          args,
          needs: [...needs],
          priority,
          ...(internal && { internal }),
          estimate: estimate ?? unknownEstimate,
          retry: retry ?? NO_RETRY,
          timeoutMs: timeoutMs ?? DEFAULT_TIMEOUT_MS,
          ...(checked.length > 0 && {
            criteria: checked.map((text) => ({ text, holds: lowering.expression(text) })),
          }),
        },
      ],
    };
  },
};
