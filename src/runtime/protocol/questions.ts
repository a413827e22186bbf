/** What a script asks of the host, and says to it. */
import { z } from "zod";
import type { ExecOptions, FetchOptions } from "../../catalog/context.ts";
import type { Json } from "../../contract/json.ts";
import { noteSchema } from "../../contract/notes.ts";
import { failureSchema } from "../reported-failure.ts";

const jsonSchema = z.custom<Json>((value) => value !== undefined, "a JSON value is missing");

/** A task, and what its script calls its tool with. */
const call = {
  task: z.string(),
  version: z.string(),
  /** sha256 of the arguments in canonical JSON. */
  args: z.string(),
};

export const callSchema = z.strictObject(call);

export type Call = z.infer<typeof callSchema>;

const fetchSchema = z.strictObject({
  method: z.string().exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  body: z.string().exactOptional(),
  timeoutMs: z.number().positive().exactOptional(),
} satisfies Record<keyof FetchOptions, z.ZodType>);

const execSchema = z.strictObject({
  cwd: z.string().exactOptional(),
  timeoutMs: z.number().positive().exactOptional(),
  input: z.string().exactOptional(),
  env: z.record(z.string(), z.string()).exactOptional(),
  maxBytes: z.int().nonnegative().exactOptional(),
} satisfies Record<keyof ExecOptions, z.ZodType>);

/** The instance that asks; absent where a unit runs one task after the other. */
export const asker = { task: z.string().exactOptional() };

/** What a script says of a region that it begins: the host knows as much by itself. */
const saysSchema = z.discriminatedUnion("is", [
  z.strictObject({ is: z.literal("branch"), taken: z.boolean() }),
  z.strictObject({
    is: z.literal("items"),
    /** sha256 of the list in canonical JSON; `null` of what is no list. */
    list: z.string().nullable(),
  }),
  z.strictObject({ is: z.literal("others") }),
]);

export const questionSchema = z.discriminatedUnion("ask", [
  /** The output of another unit's task. */
  z.strictObject({ ask: z.literal("output"), task: z.string() }),
  z.strictObject({ ask: z.literal("start"), ...call }),
  /** Of the last task of a unit it is not answered: the script waits for nothing more. */
  z.strictObject({
    ask: z.literal("succeed"),
    task: z.string(),
    output: z.union([
      z.strictObject({ inline: jsonSchema }),
      /** Name of a file in the staging folder that holds the JSON text. */
      z.strictObject({ staged: z.string() }),
    ]),
    headline: z.array(z.string()),
    notes: z.array(noteSchema),
  }),
  z.strictObject({ ask: z.literal("fail"), task: z.string(), failure: failureSchema }),
  z.strictObject({ ask: z.literal("begin"), region: z.string(), says: saysSchema }),
  /** A round of a loop has ended. */
  z.strictObject({ ask: z.literal("round"), region: z.string(), isMet: z.boolean() }),
  /** An item of a loop that several processes share. `after`: the one that has ended; `null` at first. */
  z.strictObject({
    ask: z.literal("next"),
    region: z.string(),
    after: z.int().nonnegative().nullable(),
  }),
  /** The script itself failed, in an item of a loop, or in a block of a region by its name; without both, in the unit. */
  z.strictObject({
    ask: z.literal("broken"),
    region: z.string().exactOptional(),
    key: z.union([z.int().nonnegative(), z.string()]),
    failure: failureSchema,
  }),
  z.strictObject({ ask: z.literal("fetch"), ...asker, url: z.string(), options: fetchSchema }),
  z.strictObject({
    ask: z.literal("exec"),
    ...asker,
    command: z.string(),
    args: z.array(z.string()),
    options: execSchema,
  }),
  /** Calls a tool of an MCP server. */
  z.strictObject({
    ask: z.literal("mcp"),
    ...asker,
    server: z.string(),
    tool: z.string(),
    input: z.record(z.string(), jsonSchema),
  }),
  /** Moves a file from the staging folder to the bus. */
  z.strictObject({
    ask: z.literal("adopt"),
    ...asker,
    staged: z.string(),
    name: z.string(),
    mediaType: z.string(),
  }),
]);

export type Question = z.infer<typeof questionSchema>;
