/** A query that reads numbers out of texts where it needs them. */
import type { ColumnFacts } from "../../../../../contract/facts.ts";
import { isWritten, type WrittenColumn } from "../../link/written-numbers.ts";
import type { TableQuery } from "./table-question.ts";

/** Statistics that take values as they are written. */
const AS_WRITTEN = new Set(["count", "distinct", "missing", "mode", "first", "last"]);

type Clause = Readonly<Record<string, unknown>>;

/** A query in which such columns are read as numbers wherever they are used as numbers. */
export function readWritten(query: TableQuery, columns: readonly ColumnFacts[]): TableQuery {
  const written = new Map(columns.filter(isWritten).map((column) => [column.name, column]));
  if (written.size === 0) return query;
  const used = new Map<string, WrittenColumn>();
  const asNumber = (name: unknown): unknown => {
    const column = written.get(String(name));
    if (column === undefined) return name;
    used.set(aliasOf(column), column);
    return aliasOf(column);
  };
  const condition = (clause: Clause): Clause => {
    const nested = Object.fromEntries(
      ["any", "rows"].flatMap((key) =>
        Array.isArray(clause[key]) ? [[key, (clause[key] as Clause[]).map(condition)]] : [],
      ),
    );
    const isNumber = [clause["value"], clause["from"]].some((value) => typeof value === "number");
    return { ...clause, ...nested, ...(isNumber && { column: asNumber(clause["column"]) }) };
  };
  const each = (key: string, change: (clause: Clause) => Clause): Clause => {
    const list = query[key] as readonly Clause[] | undefined;
    return list === undefined ? {} : { [key]: list.map(change) };
  };
  const { extreme, neighbour, group } = query as Readonly<Record<string, Clause | undefined>>;
  const changed = {
    ...query,
    ...each("where", condition),
    ...each("measures", (measure) => ({
      ...measure,
      ...(!AS_WRITTEN.has(String(measure["how"])) && { column: asNumber(measure["column"]) }),
      ...(Array.isArray(measure["where"]) && {
        where: (measure["where"] as Clause[]).map(condition),
      }),
    })),
    ...(neighbour && {
      neighbour: { ...neighbour, of: (neighbour["of"] as Clause[]).map(condition) },
    }),
    ...(extreme && group === undefined && { extreme: { ...extreme, of: asNumber(extreme["of"]) } }),
    ...(group === undefined &&
      each("order", (key) => ({ ...key, column: asNumber(key["column"]) }))),
  };
  if (used.size === 0) return query;
  const derive = [...used].map(([as, { written: op, name }]) => ({ op, column: name, as }));
  return { derive, ...changed };
}

function aliasOf({ name, written }: WrittenColumn): string {
  return `${name} ${written === "clock seconds" ? "in seconds" : "as a number"}`;
}
