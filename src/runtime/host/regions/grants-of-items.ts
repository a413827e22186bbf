/** What a tool within loops may touch: of all items together, since its process starts before the first. */
import type { Json } from "../../../contract/json.ts";
import type { DynamicGrant } from "../../../contract/manifest.ts";
import { isLoop } from "../../../contract/regions/index.ts";
import { instanceAt, type Items, type Place, type Places } from "../../regions/places.ts";
import { tasksIn } from "../identity/known-args.ts";
import type { RunContext } from "../run-context.ts";
import { variablesOf } from "./names-of-unit.ts";
import { unitValues } from "./unit-values.ts";

/**
 * The values of the argument that names what is granted, one for each item.
 *
 * @throws TaskProblem when an output is not there that they depend on
 */
export function grantsOfItems(
  context: RunContext,
  places: Places,
): (grant: DynamicGrant) => Promise<Json[]> {
  return async ({ task, arg }) => {
    const values = unitValues(context, places);
    const { loops = [] } = places.byId.get(task) ?? {};
    const named = new Set(tasksIn({ arg }));
    const around = loops.flatMap((id) => places.byId.get(id) ?? []);
    const last = around.findLastIndex(({ region }) => variablesOf(region).some((name) => named.has(name))); // prettier-ignore
    const found: Json[] = [];

    async function visit(level: number, items: Items): Promise<void> {
      const loop = around[level];
      if (loop === undefined || level > last) {
        found.push(await values.argument(arg, { loops, items }));
        return;
      }
      const count = await itemsOf(loop, items);
      for (let item = 0; item < count; item += 1) await visit(level + 1, [...items, item]);
    }

    async function itemsOf(loop: Place, items: Items): Promise<number> {
      const { region } = loop;
      if (!isLoop(region) || region.over.is === "rounds") return isLoop(region) ? region.limit : 0;
      const list = await values.argument(region.over.list, { loops: loop.loops, items });
      // What is no list, or too long, fails its loop when that begins.
      if (!Array.isArray(list) || list.length > region.limit) return 0;
      values.openItems(instanceAt(loop, items), list as readonly Json[]);
      return list.length;
    }

    await visit(0, []);
    return found;
  };
}
