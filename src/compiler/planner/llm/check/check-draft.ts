/** What is checked of a model's plan beside what every plan is checked for, before anything runs. */
import { placesIn } from "../../../../catalog/facts/index.ts";
import { hasErrors, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { Plan } from "../../../../contract/plan.ts";
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { checkedCalls } from "../../../facts/checked-calls.ts";
import type { Place } from "../../grammar/world.ts";
import type { ModelWorld } from "../world.ts";
import { checkReferenceTypes } from "./reference-types.ts";
import { checkSql } from "./sql.ts";
import { checkValues } from "./values-in-data.ts";

/** @param words everything that the user has written */
export async function checkDraft(
  draft: Plan,
  tools: readonly ToolInfo[],
  words: string,
  world: ModelWorld,
): Promise<readonly Diagnostic[]> {
  const found = await world.check(draft);
  const known = new Map(tools.map((tool) => [tool.name, tool]));
  const types = checkReferenceTypes(draft, known);
  // What cannot be read as it stands says nothing of the data.
  if (hasErrors(found)) return [...found, ...types];
  const calls = checkedCalls(draft, known);
  const paths = new Set(calls.flatMap(placesIn).map(({ path }) => path));
  const places = new Map<string, Place>();
  for (const path of paths) {
    const place = await world.look(path).catch(() => undefined);
    if (place !== undefined) places.set(path, place);
  }
  return [
    ...found,
    ...types,
    ...checkValues(calls, places, words),
    ...(await checkSql(calls, ({ path }) => places.get(path)?.facts, world)),
  ];
}
