/** What is known of the files that a request names, a line each. No rows, and no value that stands for a single one. */
import type { ColumnFacts, Facts } from "../../../../contract/facts.ts";
import type { Param } from "../../../../contract/plan.ts";
import { read } from "../../grammar/read/read.ts";
import type { Place } from "../../grammar/world.ts";
import type { ModelWorld } from "../world.ts";
import type { PromptLimits } from "./limits.ts";

/** More columns than these are named without their values. */
const MOST_WITH_VALUES = 40;

/** The places that a request names by path, or by the default of a parameter; none when the settings say so. */
export async function placesNamed(
  query: string,
  params: Readonly<Record<string, Param>>,
  world: Pick<ModelWorld, "exists" | "look" | "settings">,
): Promise<readonly Place[]> {
  if (world.settings.facts === "none") return [];
  const { marks } = read(query, world);
  const named = marks.flatMap((mark) => (mark.is === "path" && mark.exists ? [mark.path] : []));
  const defaults = Object.values(params).flatMap(({ default: value }) =>
    typeof value === "string" && value !== "" && world.exists(value) ? [value] : [],
  );
  const looked = await Promise.all(
    [...new Set([...named, ...defaults])].map((path) => world.look(path).catch(() => undefined)),
  );
  return looked.flatMap((place) => place ?? []);
}

/** @param how of the settings: with or without values */
export function fileTexts(
  places: readonly Place[],
  how: "values" | "names" | "none",
  limits: PromptLimits,
): readonly string[] {
  const values = how === "values" ? limits.values : 0;
  return places.map(({ path, agent, facts }) => {
    return `${JSON.stringify(path)} (read by ${agent}): ${factsText(facts, values)}`;
  });
}

function factsText(facts: Facts, most: number): string {
  switch (facts.is) {
    case "folder":
      return `a folder of ${facts.entries} entries`;
    case "repository":
      return "a git repository";
    case "table": {
      const { rows, columns } = facts;
      const shown = columns.length > MOST_WITH_VALUES ? 0 : most;
      const texts = columns.map((column) => columnText(column, shown, rows));
      return `${rows === undefined ? "a table" : `${rows} rows`}; columns: ${texts.join(", ")}`;
    }
  }
}

/** `"region" text (North, South)`: names and values are quoted, since they are data. */
export function columnText(
  { name, type, unit, values, complete, distinct }: ColumnFacts,
  most: number,
  rows?: number,
): string {
  const all = values ?? [];
  // Values that each stand for one row or so would be rows.
  const isShared = rows !== undefined && distinct !== undefined && distinct * 2 <= rows;
  const isShown = type === "text" && complete === true && isShared && all.length <= most;
  const shown = isShown ? ` (${all.map((value) => JSON.stringify(value)).join(" | ")})` : "";
  return `${JSON.stringify(name)} ${type}${unit === undefined ? "" : ` in ${unit}`}${shown}`;
}
