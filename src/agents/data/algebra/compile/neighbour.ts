/** The rows that stand so many rows after or before others. */
import { identifier } from "../../sql.ts";
import type { Neighbour } from "../schema/neighbour.ts";
import { allOf } from "./condition.ts";
import { orderTerm } from "./order.ts";
import type { Compilation, Relation } from "./scope.ts";

export function keepNeighbours(
  compilation: Compilation,
  relation: Relation,
  neighbour: Neighbour | undefined,
): Relation {
  if (neighbour === undefined) return relation;
  const { of, offset, along } = neighbour;
  const test = allOf(compilation, relation, of, "neighbour.of");
  const column =
    along === undefined ? undefined : compilation.find(relation, along, "neighbour.along");
  const order = [
    ...(column === undefined ? [] : [orderTerm(column, false)]),
    ...relation.ordinals.map((name) => `${identifier(name)} NULLS LAST`),
  ].join(", ");
  const from = `${offset < 0 ? "lead" : "lag"}(coalesce(${test}, FALSE), ${Math.abs(offset)})`;
  return compilation.step(
    "neighbours",
    `SELECT * FROM ${identifier(relation.name)} QUALIFY ${from} OVER (ORDER BY ${order})`,
    relation,
  );
}
