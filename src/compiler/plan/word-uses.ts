/** What a task of a plan says that words of the query became. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Task } from "../../contract/plan.ts";
import type { Args } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";
import { sayQuery } from "../language/say-query.ts";

export interface PlannedUse {
  /** Offsets in the query. */
  readonly origin: readonly [start: number, end: number];
  readonly means: string;
}

/**
 * In the order of the query, the longer of two that begin together first. Of a task that was edited since it was
 * planned only what it still does: the arguments that still have their values; of a table query all, or nothing.
 */
export function usesOf(task: Task, tool: (name: string) => ToolInfo | undefined): PlannedUse[] {
  const uses = usesIn(task);
  const calls = callsOf(task);
  const queries = calls.filter(({ tool: name }) => tool(name)?.takes === "table query");
  const isSaid = ({ means }: PlannedUse, all: ReadonlySet<string>): boolean =>
    means.split("; ").some((one) => all.has(one));
  if (queries.length > 0) {
    const said = new Set(queries.map(({ args }) => sayQuery(args)));
    return uses.some((use) => isSaid(use, said)) ? uses : [];
  }
  return uses.filter(({ means }) =>
    means.split("; ").some((one) => calls.some(({ args }) => one === withValue(nameIn(one), args))),
  );
}

function usesIn({ words = {} }: Task): PlannedUse[] {
  return Object.entries(words)
    .map(([place, means]): PlannedUse => {
      const [start = 0, end = 0] = place.split("-").map(Number);
      return { origin: [start, end], means };
    })
    .toSorted((a, b) => a.origin[0] - b.origin[0] || b.origin[1] - a.origin[1]);
}

/** The same for the plan, arguments with their values; words that became two things have both. */
export function wordsOf(uses: readonly PlannedUse[], args: Args): Pick<Task, "words"> {
  if (uses.length === 0) return {};
  const byPlace = Map.groupBy(uses, ({ origin }) => origin.join("-"));
  const meanings = [...byPlace].map(([place, same]): [string, string] => [
    place,
    [...new Set(same.map(({ means }) => withValue(nameIn(means), args) ?? means))].join("; "),
  ]);
  return { words: Object.fromEntries(meanings) };
}

/** Of `argument days` or `argument days: 30` the name. */
function nameIn(means: string): string | undefined {
  return /^argument ([^:]+)/.exec(means)?.[1];
}

/** `argument days: 30`; of what is no plain value, or a long one, only the name. */
function withValue(name: string | undefined, args: Args): string | undefined {
  const [first = "", ...rest] = name?.split(".") ?? [];
  if (name === undefined || !Object.hasOwn(args, first)) return undefined;
  const value = rest.length === 0 ? args[first] : undefined;
  const isPlain = typeof value === "number" || (typeof value === "string" && value.length <= 60);
  return `argument ${name}${isPlain ? `: ${value}` : ""}`;
}
