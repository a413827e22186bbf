/**
 * Tasks told apart by what they use and what uses them, whatever they are called: colour refinement
 * (Weisfeiler and Leman 1968).
 */
import { canonicalJson, sha256 } from "../../contract/json.ts";
import type { Task } from "../../contract/plan.ts";
import { mentionsIn, parseReference } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";
import { needsOf } from "./needs.ts";

/** One way in which a task uses another: `args.left .prices`, or `needs success`. */
export interface Use {
  readonly user: string;
  readonly used: string;
  readonly role: string;
}

/** Every way in which a task uses others. */
export function usesOf(task: Task): Use[] {
  const data = callsOf(task).flatMap(({ args, at }) =>
    mentionsIn(args).flatMap((mention): Use[] => {
      const reference = mention.shape.is === "ref" ? parseReference(mention.shape.text) : undefined;
      if (reference === undefined) return [];
      const role = canonicalJson([at, ...mention.at, reference.steps]);
      return [{ user: task.id, used: reference.task, role }];
    }),
  );
  const needs = needsOf(task).map(({ task: used, when }) => {
    return { user: task.id, used, role: `needs ${when}` };
  });
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
