/** The form of a whole plan in one reply: that of both stages at once. */
import { z } from "zod";
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { OutlineRequest } from "../../planner.ts";
import type { SuggestedKind } from "../suggested-kinds.ts";
import {
  askedBinding,
  askedFields,
  askedParams,
  bindingSchema,
  paramSchema,
  understoodArgs,
  type BindReply,
} from "./bind-reply.ts";
import { anyName, MOST_ITEMS } from "./bounds.ts";
import {
  askedEnd,
  askedHead,
  askedPosition,
  endSchema,
  headSchema,
  position,
  type OutlineReply,
} from "./outline-reply.ts";

export const planReply = z.object({
  tasks: z.array(z.object({ ...headSchema, ...position, ...bindingSchema })),
  groups: z
    .array(
      z.object({
        ...headSchema,
        kind: anyName,
        ...position,
        fields: understoodArgs.default({}),
      }),
    )
    .default([]),
  params: z.array(paramSchema).default([]),
  ...endSchema,
});
export type PlanReply = z.output<typeof planReply>;

export function askedPlan(
  tools: readonly ToolInfo[],
  kinds: readonly SuggestedKind[],
  { parameterise }: { readonly parameterise: boolean },
): z.ZodType {
  const place = kinds.length === 0 ? {} : askedPosition(kinds);
  const kind = z.enum(kinds.map((one) => one.name));
  return z.object({
    tasks: z.array(z.object({ ...askedHead, ...place, ...askedBinding(tools) })).max(MOST_ITEMS),
    ...(kinds.length > 0 && {
      groups: z
        .array(z.object({ ...askedHead, kind, ...place, fields: askedFields(kinds) }))
        .max(MOST_ITEMS),
    }),
    ...(parameterise && { params: askedParams }),
    ...askedEnd,
  });
}

/** What stage 1 would have replied; a task without a tool has no agent either, and is told apart. */
export function outlinePart({ tasks, groups, left_out, reason }: PlanReply): OutlineReply {
  return {
    tasks: tasks.flatMap((task) => {
      return task.tool === null ? [] : [{ ...task, agent: task.tool.split(".")[0] ?? "" }];
    }),
    groups,
    left_out: [
      ...left_out,
      ...tasks.flatMap((task) =>
        task.tool === null ? [{ quote: task.quote, reason: task.reason }] : [],
      ),
    ],
    reason,
  };
}

/** What stage 2 would have replied. */
export function bindPart({ tasks, groups, params }: PlanReply): BindReply {
  return { tasks: tasks.filter(({ tool }) => tool !== null), groups, params };
}

export type WholeRequest = Required<
  Pick<OutlineRequest, "query" | "agents" | "maxTasks" | "params">
> & {
  readonly parameterise: boolean;
  readonly examples?: OutlineRequest["examples"];
};
