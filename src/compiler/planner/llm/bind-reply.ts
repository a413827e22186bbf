/** The form of a reply in stage 2. */
import { z } from "zod";
import type { Json } from "../../../contract/json.ts";
import type { Args } from "../../../contract/values.ts";
import { propertiesOf } from "../../schema/json-schema.ts";
import type { BindRequest } from "../planner.ts";
import { decodeArg, encodedArgSchema } from "./arg-encoding.ts";
import { suggestedKinds } from "./suggested-kinds.ts";

const paramSchema = z.object({
  name: z.string().refine((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name), {
    error: "a parameter's name has letters, digits and _ only, and begins with a letter",
  }),
  type: z.enum(["string", "number", "integer", "boolean"]),
  description: z.string().default(""),
});

interface Fields<ArgsSchema extends z.ZodType> {
  readonly id: z.ZodType<string>;
  readonly tool: z.ZodType<string>;
  readonly missing: z.ZodType<string>;
  readonly args: ArgsSchema;
}

const taskSchema = <ArgsSchema extends z.ZodType>({
  id,
  tool,
  missing,
  args,
}: Fields<ArgsSchema>) =>
  z.object({
    id,
    tool: tool.nullable(),
    reason: z.string().default(""),
    args,
    missing: z.array(missing).default([]),
  });

const understoodArgs = z
  .union(
    [z.array(z.object({ name: z.string(), value: z.json() })), z.record(z.string(), z.json())],
    { error: 'Invalid input: expected a list of {"name": ..., "value": ...}' },
  )
  .transform((args): Args => {
    const entries = Array.isArray(args)
      ? args.map(({ name, value }) => [name, value] as const)
      : Object.entries(args);
    return Object.fromEntries(entries.map(([name, value]) => [name, decodeArg(value as Json)]));
  });

/** Any name, so that a wrong one is named in a diagnostic; arguments as fields or as a plain object. */
const understood = z.object({
  tasks: z.array(
    taskSchema({
      id: z.string(),
      tool: z.string(),
      missing: z.string(),
      args: understoodArgs,
    }),
  ),
  groups: z.array(z.object({ id: z.string(), fields: understoodArgs })).default([]),
  params: z.array(paramSchema).default([]),
});
export type BindReply = z.output<typeof understood>;
export type TaskReply = BindReply["tasks"][number];

export function replySchemas({ open, holders = [], tools, parameterise, query }: BindRequest) {
  const args = new Set(tools.flatMap(({ input }) => Object.keys(propertiesOf(input))));
  const argument = args.size === 0 ? z.string() : z.enum([...args]);
  const task = taskSchema({
    id: z.enum(open.map(({ id }) => id)),
    tool: z.enum(tools.map(({ name }) => name)),
    missing: argument,
    args: z.array(z.object({ name: argument, value: encodedArgSchema })),
  });
  const fields = suggestedKinds(query).flatMap((kind) => Object.keys(kind.fields));
  const group = z.object({
    id: z.enum(holders.map(({ id }) => id)),
    fields: z.array(z.object({ name: z.enum([...new Set(fields)]), value: encodedArgSchema })),
  });
  const asked = z.object({
    tasks: z.array(task),
    ...(holders.length > 0 && { groups: z.array(group) }),
    ...(parameterise && { params: z.array(paramSchema) }),
  });
  return { asked, understood };
}
