/** Looks at the columns that a query asks about: years, months, and texts in another spelling. */
import { closest } from "fastest-levenshtein";
import { matchColumn } from "../../columns.ts";
import { Bindings, identifier } from "../../sql.ts";
import type { Database } from "../../tables/database.ts";
import type { LoadedTable } from "../../tables/loaded-table.ts";
import { MONTHS, WEEKDAYS } from "../compile/time.ts";
import { quoted, type AlgebraTable, type ScopeColumn, type Traits } from "../compile/scope.ts";
import type { Mentions } from "./mentions.ts";

/** Distinct values that a text which is nowhere is compared with. */
const COMPARED = 1_000;

export interface Looked {
  readonly table: AlgebraTable;
  /** Texts that are no value of their column, with the value that is most like them. */
  readonly nowhere: readonly {
    readonly column: string;
    readonly text: string;
    readonly nearest?: string;
  }[];
}

export async function lookAt(
  database: Database,
  table: LoadedTable,
  { texts, times, orders }: Mentions,
): Promise<Looked> {
  const columns = table.columns.map((column, i): ScopeColumn => ({
    ...column,
    sqlType: table.sqlTypes[i],
  }));
  const named = (names: readonly string[]) => names.map((name) => matchColumn(columns, name));
  const asTimes = named(times).some((column) => column !== undefined && column.type !== "time");
  const ordering = new Set(named(orders));
  const probed = columns.filter(
    (column) =>
      (column.type === "number" && (asTimes || ordering.has(column))) ||
      (column.type === "text" && (asTimes || ordering.has(column))),
  );
  const traits = await traitsOf(database, table, probed);
  const nowhere: { column: string; text: string; nearest?: string }[] = [];
  const seen: ScopeColumn[] = [];
  for (const column of columns) {
    const asked = texts.filter((each) => matchColumn(columns, each.column) === column);
    const found =
      column.type === "text" && asked.length > 0
        ? await spellingsOf(
            database,
            table,
            column,
            asked.map(({ text }) => text),
          )
        : undefined;
    nowhere.push(...(found?.nowhere ?? []).map((each) => ({ column: column.name, ...each })));
    const own: Traits = { ...traits.get(column), ...(found && { spellings: found.spellings }) };
    seen.push(Object.keys(own).length === 0 ? column : { ...column, traits: own });
  }
  return { table: { ...table, columns: seen }, nowhere };
}

async function traitsOf(
  database: Database,
  table: LoadedTable,
  columns: readonly ScopeColumn[],
): Promise<ReadonlyMap<ScopeColumn, Traits>> {
  if (columns.length === 0) return new Map();
  const list = columns.flatMap((column, i) => {
    const x = quoted(column);
    if (column.type === "number") {
      const whole = `bool_and(${x} = floor(${x}))`;
      return [
        `${whole} AS whole${i}`,
        `min(${x})::DOUBLE AS min${i}`,
        `max(${x})::DOUBLE AS max${i}`,
      ];
    }
    const isName = (names: readonly string[]) =>
      `bool_and(${names.map((name) => `lower(trim(${x})) IN ('${name.toLowerCase()}', '${name.slice(0, 3).toLowerCase()}')`).join(" OR ")})`;
    const number = `try_cast(${x} AS DOUBLE)`;
    const isYear = `bool_and(coalesce(${number} = floor(${number}) AND ${number} BETWEEN 1000 AND 2999, false)) FILTER (WHERE ${x} IS NOT NULL)`;
    return [
      `${isName(MONTHS)} AS month${i}`,
      `${isName(WEEKDAYS)} AS weekday${i}`,
      `${isYear} AS year${i}`,
    ];
  });
  const [row = {}] = await database.select(
    `SELECT ${list.join(", ")} FROM ${identifier(table.name)}`,
  );
  return new Map(
    columns.map((column, i): [ScopeColumn, Traits] => {
      if (column.type === "text") {
        const calendar =
          row[`month${i}`] === true ? "months" : row[`weekday${i}`] === true ? "weekdays" : "none";
        return [column, { calendar, years: row[`year${i}`] === true }];
      }
      const within = (from: number, to: number) =>
        row[`whole${i}`] === true && Number(row[`min${i}`]) >= from && Number(row[`max${i}`]) <= to;
      return [column, { years: within(1000, 2999), months: within(1, 12), days: within(1, 31) }];
    }),
  );
}

async function spellingsOf(
  database: Database,
  table: LoadedTable,
  column: ScopeColumn,
  texts: readonly string[],
) {
  const x = quoted(column);
  const from = identifier(table.name);
  const bindings = new Bindings();
  const exact = await database.select(
    `SELECT DISTINCT ${x} AS value FROM ${from} WHERE ${x} IN ${bindings.addAll(texts)}`,
    bindings.values,
  );
  const known = new Set(exact.map(({ value = null }) => value));
  const others = [...new Set(texts)].filter((text) => !known.has(text));
  const spellings = new Map<string, readonly string[]>();
  const nowhere: { text: string; nearest?: string }[] = [];
  for (const text of others) {
    const rows = await database.select(
      `SELECT DISTINCT ${x} AS value FROM ${from} WHERE lower(trim(${x})) = lower(trim($1)) ORDER BY value`,
      [text],
    );
    if (rows.length > 0)
      spellings.set(
        text,
        rows.map(({ value = null }) => String(value)),
      );
    else nowhere.push({ text });
  }
  if (nowhere.length === 0) return { spellings, nowhere };
  const values = await database.select(
    `SELECT DISTINCT ${x} AS value FROM ${from} WHERE ${x} IS NOT NULL ORDER BY value LIMIT ${COMPARED}`,
  );
  const list = values.map(({ value = null }) => String(value));
  return {
    spellings,
    nowhere: nowhere.map(({ text }) =>
      list.length === 0 ? { text } : { text, nearest: closest(text, list) },
    ),
  };
}
