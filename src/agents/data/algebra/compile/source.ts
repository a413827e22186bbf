/** The first step of a query: one table, a join, or the rows of several. */
import { identifier } from "../../sql.ts";
import type { AlgebraQuery } from "../schema/input.ts";
import { joinWith } from "./join.ts";
import { ordinalName } from "./ordinal-name.ts";
import { quoted, selectAll, type AlgebraTable, type Compilation, type Relation } from "./scope.ts";
import { unionOf } from "./union.ts";

export function sourceOf(
  compilation: Compilation,
  tables: readonly AlgebraTable[],
  query: Pick<AlgebraQuery, "join" | "union" | "origin">,
): Relation {
  const [first, ...others] = tables;
  if (first === undefined) throw new Error("a query has at least one table");
  if (query.union) return unionOf(compilation, tables, query.origin);
  let relation = plain(compilation, first, ordinalName(tables, 1));
  const used = new Set<number>();
  for (const [i, join] of query.join.entries()) {
    const position = join.with ?? used.size + 1;
    const other = others[position - 1];
    used.add(position);
    if (other === undefined) {
      compilation.problem(
        `join[${i}].with`,
        `There is no table ${position} to join with: ${others.length} ${others.length === 1 ? "is" : "are"} given.`,
        "Give it in files or tables.",
      );
      continue;
    }
    const ordinal = ordinalName(tables, relation.ordinals.length + 1);
    const right = plain(compilation, other, ordinal);
    relation = joinWith(compilation, relation, other, right, join, `join[${i}]`, first.title);
  }
  if (used.size < others.length) {
    compilation.problem(
      "files",
      `${others.length - used.size} of the further tables is not used.`,
      "Say how it comes in: join, or union.",
    );
  }
  return relation;
}

function plain(compilation: Compilation, table: AlgebraTable, ordinal: string): Relation {
  const list = table.columns.map(quoted);
  return compilation.step(
    "source",
    `SELECT ${[...list, `${table.ordinal} AS ${identifier(ordinal)}`].join(", ")} FROM ${identifier(table.name)}`,
    { columns: table.columns, ordinals: [ordinal] },
  );
}

/** Only the rows that fit. */
export function keepRows(
  relation: Relation,
  compilation: Compilation,
  name: string,
  test: string,
): Relation {
  return test === "TRUE"
    ? relation
    : compilation.step(name, `${selectAll(relation)} WHERE ${test}`, relation);
}
