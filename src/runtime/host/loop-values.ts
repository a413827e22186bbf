/** What the variables of loops hold, for what is granted to all items of them before any is begun. */
import type { Json, JsonObject } from "../../contract/json.ts";
import type { LoopRegion } from "../../contract/regions/index.ts";
import { resolveArg } from "./resolve-arg.ts";

/**
 * One map of values for each item: `outputs`, and over them the loops' variables.
 *
 * @param loops from the outside
 * @param outputs of every task that a list refers to
 */
export function* valuesInLoops(
  [loop, ...inner]: readonly LoopRegion[],
  params: JsonObject,
  outputs: ReadonlyMap<string, Json>,
): Generator<ReadonlyMap<string, Json>> {
  if (loop === undefined) {
    yield outputs;
    return;
  }
  const { over, index, limit } = loop;
  const items = over.is === "items" ? resolveArg(over.list, params, outputs) : undefined;
  // What is no list, and a list that is too long, is refused before any item of it is begun.
  const count = items === undefined ? limit : Array.isArray(items) ? items.length : 0;
  if (count > limit) return;
  for (const at of Array.from({ length: count }).keys()) {
    const values = new Map(outputs);
    if (over.is === "items") values.set(over.as, (items as readonly Json[])[at] ?? null);
    if (index !== undefined) values.set(index, at);
    yield* valuesInLoops(inner, params, values);
  }
}
