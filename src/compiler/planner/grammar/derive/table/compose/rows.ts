/** Rows as they stand: "the pilot of the Monarch B", "orders over 50". */
import { entityOf, isUnique, type Table } from "../columns.ts";
import type { Asked } from "./asked.ts";
import type { Composed, Make } from "./composed.ts";
import { limited, ordered } from "./finish.ts";

export function rows(asked: Asked, table: Table, make: Make): Composed[] {
  const { targets, where, order } = asked;
  if (
    targets.length === 0 && where.length === 0 && order?.by === undefined &&
    !asked.has("rows") && asked.limit === undefined
  ) return []; // prettier-ignore
  // Who built it is no year.
  const asksPerson = asked.words.includes("who") || asked.words.includes("whom");
  if (asksPerson && targets.length > 0 && targets.every(({ type }) => type !== "text")) return [];
  // "Each film": the group is what is asked for.
  const entity = targets.length === 0 && asked.asksWho ? entityOf(table) : undefined;
  const chosen = entity === undefined ? targets : [entity];
  const only = chosen.length === 1 ? chosen[0] : undefined;
  // Repeated names are told once.
  const once =
    only !== undefined && only.type === "text" && !isUnique(only, table) && order === undefined;
  const inOrder = ordered(asked, [], table);
  if (inOrder === undefined) return [];
  return [
    make(
      {
        ...(chosen.length > 0 && { select: [...new Set(chosen.map(({ name }) => name))] }),
        ...(once && { distinct: true }),
        ...inOrder,
        ...limited(asked),
      },
      entity === undefined ? 0 : 0.1,
      ...(entity === undefined ? [] : [`${entity.name} is what tells rows apart`]),
    ),
  ];
}
