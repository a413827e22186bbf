/** The output of a task as a schema: the types are those of `task-output.ts`. */
import { z } from "zod";
import { count, json, list } from "./event-values.ts";
import { noteSchema } from "./notes.ts";

export const originSchema = z.strictObject({
  run: z.string(),
  task: z.string(),
  at: z.iso.datetime(),
});

export const artifactSchema = z.strictObject({
  file: z.string().describe("within the run: t2/chart.svg"),
  sha256: z.string(),
  bytes: count,
  mediaType: z.string(),
});

export const taskOutputSchema = z.strictObject({
  data: json.describe('the output; {"$file": …} when outputFile says that it stands on the bus'),
  metadata: z.strictObject({
    headline: list(z.string()),
    notes: list(noteSchema).exactOptional(),
    identity: z.string().describe("equal work has an equal identity"),
    tool: z.string(),
    version: z.string(),
    bytes: count.describe("length of the output as JSON text"),
    cacheable: z.literal(true).exactOptional(),
    model: z.literal(true).exactOptional().describe("its tool may ask a model"),
    byPath: z
      .string()
      .exactOptional()
      .describe("why equal identity is no proof of equal work here"),
    sha256: z.string().exactOptional().describe("of the output in canonical JSON"),
    from: originSchema.exactOptional().describe("where it was made, when that was another run"),
  }),
  outputFile: z.string().exactOptional().describe("relative to the workspace"),
  files: list(artifactSchema)
    .exactOptional()
    .describe("other files that the task has put on the bus"),
});
