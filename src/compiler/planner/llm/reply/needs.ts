/** What a task waits for, as a model writes it: an id, or an id and how that task has to end. */
import { z } from "zod";
import { anyName } from "./bounds.ts";
import type { NeedsWhen } from "../../planner.ts";

const WHEN = ["success", "failure", "always"] as const;

export const needsSchema = z
  .array(z.union([anyName, z.object({ task: anyName, when: z.enum(WHEN) })]))
  .default([]);
export type NeedsReply = z.output<typeof needsSchema>;

/** The first of several about the same task counts. */
export function readNeeds(reply: NeedsReply): {
  readonly needs: readonly string[];
  readonly when?: NeedsWhen;
} {
  const all = reply.map((need) =>
    typeof need === "string" ? { task: need, when: "success" as const } : need,
  );
  const first = all.filter(({ task }, at) => all.findIndex((other) => other.task === task) === at);
  const others = first.flatMap(({ task, when }) =>
    when === "success" ? [] : [[task, when] as const],
  );
  return {
    needs: first.map(({ task }) => task),
    ...(others.length > 0 && { when: Object.fromEntries(others) }),
  };
}
