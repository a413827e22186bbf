/**
 * Tasks told apart by what they use and what uses them, whatever they are called: colour refinement
 * (Weisfeiler and Leman 1968).
 */
import { canonicalJson, sha256 } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import { nestingOf, outermostOf } from "../plan/nesting.ts";
import { resolveName } from "../plan/resolve-name.ts";
import { usesOf } from "../plan/uses.ts";
import { needsOf } from "./needs.ts";

/** One way in which a task uses another: `args.left .prices`, or `needs success`. */
export interface Use {
  readonly user: string;
  readonly used: string;
  readonly role: string;
}

/** Every way in which tasks of the plan's own list use each other; what stands within a task counts as it. */
export function usesIn(plan: Pick<Plan, "tasks">): Use[] {
  const nesting = nestingOf(plan);
  const counts = new Map<string, number>();
  const data = nesting.all.flatMap((placed) => {
    const user = outermostOf(placed).task.id;
    // Tasks within it stand in an order of their own.
    const number = counts.get(user) ?? 0;
    counts.set(user, number + 1);
    return usesOf(placed.task).flatMap(({ at, says, inside }): Use[] => {
      if (says.is !== "name") return [];
      const found = resolveName(says.reference.task, placed, nesting, inside);
      if (found.is !== "task") return [];
      const used = outermostOf(found.placed).task.id;
      const place = number === 0 ? at.split(".") : [number, ...at.split(".")];
      return used === user
        ? []
        : [{ user, used, role: canonicalJson([...place, says.reference.steps]) }];
    });
  });
  const needsIn = needsOf(plan);
  const needs = plan.tasks.flatMap((task) =>
    needsIn(task).map(({ task: used, when }) => ({ user: task.id, used, role: `needs ${when}` })),
  );
  return [...data, ...needs];
}

/** By ids of tasks. */
export type Colours = ReadonlyMap<string, string>;

/** Adds the colours of neighbours to each colour. */
export function refineOnce(colours: Colours, uses: readonly Use[]): Colours {
  const around = new Map(
    [...colours].map(([id, colour]) => [id, { colour, seen: [] as string[] }]),
  );
  for (const { user, used, role } of uses) {
    around.get(user)?.seen.push(`uses ${role} ${colours.get(used) ?? ""}`);
    around.get(used)?.seen.push(`used ${role} ${colours.get(user) ?? ""}`);
  }
  return new Map(
    [...around].map(([id, { colour, seen }]) => [
      id,
      sha256([colour, ...seen.toSorted()].join("\n")),
    ]),
  );
}
