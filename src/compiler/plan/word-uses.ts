/** What a task of a plan says that words of the query became. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Task } from "../../contract/plan.ts";
import { callsOf } from "../kinds/index.ts";
import { sayQuery } from "../language/say-query.ts";

export interface PlannedUse {
  /** Offsets in the query. */
  readonly origin: readonly [start: number, end: number];
  readonly means: string;
}

/**
 * In the order of the query, the longer of two that begin together first. Of a task that was edited since it was
 * planned only what it still does: the arguments that are still given; of a table query all, or nothing.
 */
export function usesOf(task: Task, tool: (name: string) => ToolInfo | undefined): PlannedUse[] {
  const uses = usesIn(task);
  const calls = callsOf(task);
  const means = new Set(
    calls.flatMap(({ tool: name, args }) =>
      tool(name)?.takes === "table query"
        ? [sayQuery(args)]
        : Object.keys(args).map((argument) => `argument ${argument}`),
    ),
  );
  const isHeld = (use: PlannedUse): boolean =>
    use.means.split("; ").some((one) => means.has(one) || means.has(one.replace(/\..*$/, "")));
  const isQuery = calls.some(({ tool: name }) => tool(name)?.takes === "table query");
  if (isQuery) return uses.some(isHeld) ? uses : [];
  return uses.filter(isHeld);
}

function usesIn({ words = {} }: Task): PlannedUse[] {
  return Object.entries(words)
    .map(([place, means]): PlannedUse => {
      const [start = 0, end = 0] = place.split("-").map(Number);
      return { origin: [start, end], means };
    })
    .toSorted((a, b) => a.origin[0] - b.origin[0] || b.origin[1] - a.origin[1]);
}

/** The same for the plan: words that became two things have both. */
export function wordsOf(uses: readonly PlannedUse[]): Pick<Task, "words"> {
  if (uses.length === 0) return {};
  const byPlace = Map.groupBy(uses, ({ origin }) => origin.join("-"));
  const meanings = [...byPlace].map(([place, same]): [string, string] => [
    place,
    [...new Set(same.map(({ means }) => means))].join("; "),
  ]);
  return { words: Object.fromEntries(meanings) };
}
