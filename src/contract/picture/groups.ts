/** Tasks that wait for the same and are waited for by the same: one frame and one arrow stand for all of them. */
import type { Need } from "../plan.ts";

/** Fewer are drawn one by one: their arrows can be told apart. */
const FEWEST = 5;

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly when: Need["when"];
}

/** Every task is in exactly one group, most in one of their own; in the order of `ids`. */
export function groupTasks(ids: readonly string[], edges: readonly DrawnEdge[]): string[][] {
  const keys = new Map(ids.map((id) => [id, [] as string[]]));
  for (const { from, to, when } of edges) {
    keys.get(to)?.push(`${from} ${when} >`);
    keys.get(from)?.push(`> ${when} ${to}`);
  }
  const alike = Map.groupBy(ids, (id) => keys.get(id)?.toSorted().join("\n") ?? "");
  return [...alike].flatMap(([key, group]) =>
    key === "" || group.length < FEWEST ? group.map((id) => [id]) : [group],
  );
}
