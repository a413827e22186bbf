/** The pair of columns on which two tables are joined. */
import { ToolError } from "../../catalog/authoring.ts";
import { findColumn, matchColumn } from "./columns.ts";
import { identifier } from "./sql.ts";
import type { Database } from "./tables/database.ts";
import type { Column, DataTable, LoadedTable } from "./tables/loaded-table.ts";

interface DataPair {
  readonly database: Database;
  readonly left: LoadedTable;
  readonly right: LoadedTable;
}

/**
 * The columns that are named; the only ones of equal name when none is; and where the other table has
 * no column of that name, the one that holds most of its values.
 * @throws ToolError when the columns are not said and not clear.
 */
export async function joinKeys(
  pair: DataPair,
  on: string | undefined,
  otherOn: string | undefined,
): Promise<[left: Column, right: Column]> {
  const { left, right } = pair;
  if (on === undefined) return onlyCommon(left, right, otherOn);
  const leftKey = matchColumn(left.columns, on);
  const rightKey = matchColumn(right.columns, otherOn ?? on);
  if (leftKey !== undefined && rightKey !== undefined) return [leftKey, rightKey];
  if (otherOn === undefined && leftKey !== undefined) {
    const partner = await partnerOf(pair, "left", leftKey, right);
    if (partner !== undefined) return [leftKey, partner];
  }
  if (otherOn === undefined && rightKey !== undefined) {
    const partner = await partnerOf(pair, "right", rightKey, left);
    if (partner !== undefined) return [partner, rightKey];
  }
  return [findColumn(left, on), findColumn(right, otherOn ?? on)];
}

function onlyCommon(
  left: DataTable,
  right: DataTable,
  otherOn: string | undefined,
): [Column, Column] {
  const common = left.columns.flatMap((column): [Column, Column][] => {
    const partner = matchColumn(right.columns, otherOn ?? column.name);
    return partner === undefined ? [] : [[column, partner]];
  });
  const [first] = common;
  if (first !== undefined && common.length === 1) return first;
  throw new ToolError(
    first === undefined
      ? `${left.title} and ${right.title} have no column in common.`
      : `${left.title} and ${right.title} have several columns in common.`,
    {
      help: `Say which ones must be equal (on, otherOn). ${listColumns(left)} ${listColumns(right)}`,
    },
  );
}

async function partnerOf(
  pair: DataPair,
  side: "left" | "right",
  key: Column,
  table: DataTable,
): Promise<Column | undefined> {
  const [own, other] = side === "left" ? [pair.left, pair.right] : [pair.right, pair.left];
  let best: { readonly column: Column; readonly shared: number } | undefined;
  for (const column of table.columns.filter(({ type }) => type === key.type)) {
    const [row] = await pair.database.select(
      `SELECT count(DISTINCT k.${identifier(key.name)}) AS shared FROM ${identifier(own.name)} k
       WHERE k.${identifier(key.name)} IN (SELECT ${identifier(column.name)} FROM ${identifier(other.name)})`,
    );
    const shared = Number(row?.["shared"]);
    if (shared > (best?.shared ?? 0)) best = { column, shared };
  }
  return best?.column;
}

function listColumns({ title, columns }: DataTable): string {
  return `${title}: ${columns.map(({ name }) => name).join(", ")}.`;
}
