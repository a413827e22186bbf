/**
 * What an answer has to admit: every choice that was made for the person who asked, from planning to the last tool.
 * A note stands wherever the answer stands.
 */
import { z } from "zod";

export const noteKinds = ["assumed", "ignored", "cut", "read"] as const;

export const noteSchema = z.strictObject({
  kind: z
    .enum(noteKinds)
    .describe(
      "assumed: one of several readings of the request or the data; ignored: asked for or present, and not used; cut: only a part was computed or is shown; read: how a source was read",
    ),
  text: z.string().min(1).describe("a sentence without its full stop: dates are read day first"),
});
export type Note = Readonly<z.infer<typeof noteSchema>>;
