/** Classes of numbers between edges that need not be equally far apart; each includes its lower edge. */
import type { DeriveOf } from "../schema/derive.ts";
import { bindNumber } from "./literals.ts";
import { numberColumn, type Expression } from "./operand.ts";
import { quoted, type Compilation, type Relation } from "./scope.ts";

export function classesOf(
  compilation: Compilation,
  relation: Relation,
  { column: asked, edges }: DeriveOf<"classes">,
  path: string,
): Expression | undefined {
  const column = numberColumn(compilation, relation, asked, `${path}.column`);
  if (column === undefined) return undefined;
  const sorted = [...new Set(edges)].toSorted((a, b) => a - b);
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  const names = [
    `below ${least}`,
    ...sorted.slice(1).map((edge, i) => `${sorted[i]} to below ${edge}`),
    `${greatest} and above`,
  ];
  const name = quoted(column);
  const whens = sorted.map(
    (edge, i) => `WHEN ${name} < ${bindNumber(compilation.bindings, edge)} THEN '${names[i]}'`,
  );
  const list = names.map((text) => `'${text}'`).join(", ");
  return {
    sql: `CASE WHEN ${name} IS NULL THEN NULL ${whens.join(" ")} ELSE '${names.at(-1)}' END::ENUM(${list})`,
    type: "text",
  };
}
