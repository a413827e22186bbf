/** A long table (time, name, value) as people compare it: one row a time, one column a name. */
import type { Table } from "../../catalog/authoring.ts";

/** More columns than this are not read side by side. */
const MOST_NAMES = 8;

/** The same table when it is not of this shape. */
export function widen(table: Table): Table {
  const [time, name, value, ...more] = table.columns;
  if (time === undefined || name === undefined || value === undefined || more.length > 0) {
    return table;
  }
  if (time.type !== "time" || name.type !== "text" || value.type !== "number") return table;
  const names = [...new Set(table.rows.map((row) => String(row[name.name])))];
  const byTime = Map.groupBy(table.rows, (row) => row[time.name] ?? null);
  const isUnambiguous = [...byTime.values()].every(
    (rows) => new Set(rows.map((row) => row[name.name])).size === rows.length,
  );
  const isFew = names.length > 1 && names.length <= MOST_NAMES && !names.includes(time.name);
  if (!isFew || !isUnambiguous) return table;
  return {
    title: table.title,
    columns: [
      time,
      ...names.map((column) => ({
        name: column,
        type: "number" as const,
        ...(value.unit !== undefined && { unit: value.unit }),
      })),
    ],
    rows: [...byTime].map(([at, rows]) => ({
      [time.name]: at,
      ...Object.fromEntries(
        names.map((column) => {
          const row = rows.find((candidate) => String(candidate[name.name]) === column);
          return [column, row?.[value.name] ?? null];
        }),
      ),
    })),
  };
}
