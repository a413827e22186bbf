/**
 * What is known of an attempt that failed, for whoever looks for the cause: `error-<attempt>.json` in the folder of its
 * task on the bus. Secrets are masked in all of it, and what is long is cut where it says so.
 */
import { z } from "zod";
import { taskErrorSchema } from "./events-schema.ts";
import type { Json } from "./json.ts";

const json: z.ZodType<Json> = z.json();
const count = z.int().nonnegative();
const time = z.iso.datetime().describe("ISO 8601, UTC");

export const errorContextSchema = z.strictObject({
  version: z.literal(1).describe("of this form: another number where a field has changed"),
  run: z.string(),
  task: z.string().describe("id of the instance: t3, t3[4]"),
  attempt: count.describe("1 for the first"),
  tool: z.strictObject({
    name: z.string().describe("full name: markets.history"),
    version: z.string().exactOptional().describe("absent where the build is not known any more"),
  }),
  identity: z
    .string()
    .exactOptional()
    .describe("equal work has an equal identity; absent where the arguments were not known"),
  startedAt: time,
  endedAt: time,
  host: z.string().exactOptional().describe("the machine, by its name"),
  orchc: z.string().describe("version of orchc that wrote this"),
  node: z.string(),
  error: taskErrorSchema,
  arguments: z
    .record(z.string(), json)
    .exactOptional()
    .describe(
      "as the tool was given them, files of the bus as references; absent where that is not known",
    ),
  argumentsCut: z
    .record(
      z.string(),
      z.strictObject({
        bytes: count.describe("length of the argument as JSON text"),
        start: z.string().describe("the beginning of that text"),
      }),
    )
    .exactOptional()
    .describe("arguments that are too long to stand here"),
  argumentsOnBus: z
    .record(z.string(), json)
    .exactOptional()
    .describe("arguments that are made of an output on the bus, as the manifest has them"),
  log: z
    .array(z.strictObject({ time, line: z.string() }))
    .readonly()
    .describe("the last lines that the tool logged or printed in this attempt"),
  logOmitted: count.exactOptional().describe("lines before these; absent for none"),
});
export type ErrorContext = Readonly<z.infer<typeof errorContextSchema>>;
