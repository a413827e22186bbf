/** `index` of the configuration: what the index of the repository holds. */
import { z } from "zod";

export const indexSchema = z
  .strictObject({
    root: z
      .string()
      .min(1)
      .default(".")
      .describe("the folder that is indexed, relative to the workspace, such as .. for one above"),
    exclude: z
      .array(z.string().min(1))
      .default([])
      .describe("what is left out besides, in the notation of .gitignore"),
    maxFileBytes: z
      .int()
      .positive()
      .default(1_048_576)
      .describe("a larger file is left out, and said so"),
    generated: z
      .boolean()
      .default(false)
      .describe("whether files that say that a program wrote them, and lock files, are indexed"),
    processors: z
      .array(z.string().min(1))
      .default([])
      .describe(
        "modules of the workspace that cut further types of files into chunks, before the built-in ones",
      ),
  })
  .prefault({})
  .describe("the index of the repository; docs/repository-index.md");

export type IndexConfig = z.infer<typeof indexSchema>;
