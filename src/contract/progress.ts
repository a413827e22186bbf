/** How far a running task is, as its tool reports it. */
import { z } from "zod";

/** Characters of the text: it stands behind a title, on one line. */
export const MOST_PROGRESS_TEXT = 200;

export const progressSchema = z.strictObject({
  done: z.number().nonnegative().describe("how much is done, in whatever the tool counts"),
  total: z.number().nonnegative().exactOptional().describe("how much there is, when it is known"),
  text: z
    .string()
    .max(MOST_PROGRESS_TEXT)
    .exactOptional()
    .describe("what is counted, or what is being done: rows, downloading"),
});
export type TaskProgress = Readonly<z.infer<typeof progressSchema>>;
