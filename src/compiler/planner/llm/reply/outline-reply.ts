/** The form of a reply in stage 1, which is a part of that of a whole plan. */
import { z } from "zod";
import { priorities } from "../../../../contract/plan.ts";
import { taskIdPattern } from "../../../../contract/values.ts";
import type { OutlineRequest } from "../../planner.ts";
import type { SuggestedKind } from "../suggested-kinds.ts";
import { anyName, MOST_ITEMS, name, text } from "./bounds.ts";
import { needsSchema } from "./needs.ts";

const idSchema = anyName.refine((id) => taskIdPattern.test(id), {
  error: "an id has letters, digits, - and _ only, and begins with a letter",
});

/** What every task and group of a plan has, understood. */
export const headSchema = {
  id: idSchema,
  quote: z.string().default(""),
  title: z.string(),
  needs: needsSchema,
  priority: z.enum(priorities).default("medium"),
};

/** The same, for the schema that is sent. */
export const askedHead = {
  id: name,
  quote: text,
  title: text,
  needs: needsSchema.removeDefault().max(MOST_ITEMS),
  priority: z.enum(priorities),
};

/** Where a task stands; both empty: in no other task. */
export const position = { within: anyName.default(""), block: anyName.default("") };

export function askedPosition(kinds: readonly SuggestedKind[]) {
  return { within: name, block: z.enum(["", ...new Set(kinds.flatMap(({ blocks }) => blocks))]) };
}

/** What is left out, and why nothing is planned where nothing is. */
export const endSchema = {
  left_out: z.array(z.object({ quote: z.string(), reason: z.string() })).default([]),
  reason: z.string().default(""),
};

export const askedEnd = {
  left_out: z.array(z.object({ quote: text, reason: text })).max(MOST_ITEMS),
  reason: text,
};

export const outlineReply = z.object({
  tasks: z.array(z.object({ ...headSchema, agent: anyName, ...position })),
  groups: z.array(z.object({ ...headSchema, kind: anyName, ...position })).default([]),
  ...endSchema,
});
export type OutlineReply = z.output<typeof outlineReply>;

/** Names are enumerations in what the model is held to, and any text in what is understood. */
export function askedOutline(
  { agents }: Pick<OutlineRequest, "agents">,
  kinds: readonly SuggestedKind[],
): z.ZodType {
  const agent = z.enum(agents.map((one) => one.name));
  const place = kinds.length === 0 ? {} : askedPosition(kinds);
  const tasks = z.array(z.object({ ...askedHead, agent, ...place })).max(MOST_ITEMS);
  if (kinds.length === 0) return z.object({ tasks, ...askedEnd });
  const kind = z.enum(kinds.map((one) => one.name));
  return z.object({
    tasks,
    groups: z.array(z.object({ ...askedHead, kind, ...place })).max(MOST_ITEMS),
    ...askedEnd,
  });
}
