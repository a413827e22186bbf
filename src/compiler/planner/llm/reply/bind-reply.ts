/** The form of a reply in stage 2. */
import { z } from "zod";
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import type { Json } from "../../../../contract/json.ts";
import type { Args } from "../../../../contract/values.ts";
import { propertiesOf } from "../../../schema/json-schema.ts";
import type { BindRequest } from "../../planner.ts";
import { decodeArg, encodedArgSchema } from "../arg-encoding.ts";
import type { SuggestedKind } from "../suggested-kinds.ts";
import { suggestedKinds } from "../suggested-kinds.ts";
import { anyName, MOST_ITEMS, MOST_VALUES, name, text } from "./bounds.ts";

export const paramSchema = z.object({
  name: z.string().refine((given) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(given), {
    error: "a parameter's name has letters, digits and _ only, and begins with a letter",
  }),
  type: z.enum(["string", "number", "integer", "boolean"]),
  description: z.string().default(""),
});

export const askedParams = z
  .array(
    z.object({ name, type: z.enum(["string", "number", "integer", "boolean"]), description: text }),
  )
  .max(MOST_ITEMS);

export const understoodArgs = z
  .union([z.array(z.object({ name: anyName, value: z.json() })), z.record(anyName, z.json())], {
    error: 'Invalid input: expected a list of {"name": ..., "value": ...}',
  })
  .transform((args): Args => {
    const entries = Array.isArray(args)
      ? args.map(({ name: argument, value }) => [argument, value] as const)
      : Object.entries(args);
    return Object.fromEntries(
      entries.map(([argument, value]) => [argument, decodeArg(value as Json)]),
    );
  });

/**
 * The tool and the arguments of a task. Names may be any text here, so that a wrong one gets a diagnostic of its own
 * instead of making the whole reply unreadable. Arguments come as a list of fields or as an object.
 */
export const bindingSchema = {
  tool: anyName.nullable(),
  reason: z.string().default(""),
  args: understoodArgs,
  missing: z.array(anyName).default([]),
};

export const bindReply = z.object({
  tasks: z.array(z.object({ id: anyName, title: z.string().default(""), ...bindingSchema })),
  groups: z.array(z.object({ id: anyName, fields: understoodArgs })).default([]),
  params: z.array(paramSchema).default([]),
});
export type BindReply = z.output<typeof bindReply>;
export type TaskReply = BindReply["tasks"][number];

/** The same for the schema that is sent, with the names of these tools. */
export function askedBinding(tools: readonly Pick<ToolInfo, "name" | "input">[]) {
  const args = new Set(tools.flatMap(({ input }) => Object.keys(propertiesOf(input))));
  const argument = args.size === 0 ? name : z.enum([...args]);
  return {
    tool: z.enum(tools.map((tool) => tool.name)).nullable(),
    reason: text,
    args: z.array(z.object({ name: argument, value: encodedArgSchema })).max(MOST_VALUES),
    missing: z.array(argument).max(MOST_VALUES),
  };
}

export function askedFields(kinds: readonly SuggestedKind[]) {
  const fields = new Set(kinds.flatMap((kind) => Object.keys(kind.fields)));
  return z.array(z.object({ name: z.enum([...fields]), value: encodedArgSchema })).max(MOST_VALUES);
}

/** With groups nothing is added: what stands in a block has its place in the outline. */
export function askedBind(
  { open, holders = [], parameterise, query }: BindRequest,
  tools: readonly Pick<ToolInfo, "name" | "input">[],
): z.ZodType {
  const hasGroups = holders.length > 0;
  const id = hasGroups ? z.enum(open.map((task) => task.id)) : name;
  const title = hasGroups ? {} : { title: text };
  const group = z.object({
    id: z.enum(holders.map((holder) => holder.id)),
    fields: askedFields(suggestedKinds(query)),
  });
  return z.object({
    tasks: z.array(z.object({ id, ...askedBinding(tools), ...title })).max(MOST_ITEMS),
    ...(hasGroups && { groups: z.array(group).max(MOST_ITEMS) }),
    ...(parameterise && { params: askedParams }),
  });
}
