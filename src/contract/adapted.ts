/** What a plan says of itself that was made from another one, whose run had failed: docs/adapting.md. */
import { z } from "zod";
import type { Note } from "./notes.ts";

export const adaptKinds = ["leave-out", "same-capability", "replan"] as const;

/** What may be agreed to beforehand. `permissions` is more than the failed plan was allowed. */
export const adaptClasses = [...adaptKinds, "permissions"] as const;
export type AdaptClass = (typeof adaptClasses)[number];

export const adaptChangeSchema = z.strictObject({
  kind: z
    .enum(adaptKinds)
    .describe(
      "leave-out: optional work is not done; same-capability: another tool that gives the same; replan: what a model proposed",
    ),
  task: z.string().describe("of the plan before, or of this one where it is new"),
  text: z.string().min(1).describe("a sentence without its full stop"),
});
export type AdaptChange = Readonly<z.infer<typeof adaptChangeSchema>>;

export const adaptedSchema = z.strictObject({
  name: z.string().describe("of the plan before"),
  run: z.string().describe("the run of it that failed"),
  round: z.int().positive().describe("1 when that plan was not adapted itself"),
  by: z.string().describe("rules@1, or the model"),
  changes: z.array(adaptChangeSchema).min(1),
});
export type Adapted = Readonly<z.infer<typeof adaptedSchema>>;

/** What every answer of such a plan says. */
export function adaptedNotes(adapted: Adapted | undefined): Note[] {
  return (adapted?.changes ?? []).map(({ kind, text }) => ({
    kind: kind === "leave-out" ? "cut" : "assumed",
    text: `${text} (the plan ${adapted?.name ?? ""} failed in run ${adapted?.run ?? ""})`,
  }));
}
