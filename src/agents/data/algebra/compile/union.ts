/** The rows of several tables, one below the other. */
import { identifier } from "../../sql.ts";
import { ordinalName } from "./ordinal-name.ts";
import {
  quoted,
  type AlgebraTable,
  type Compilation,
  type Relation,
  type ScopeColumn,
} from "./scope.ts";

export function unionOf(
  compilation: Compilation,
  tables: readonly AlgebraTable[],
  origin: string | undefined,
): Relation {
  const columns: ScopeColumn[] = [];
  for (const table of tables) {
    for (const column of table.columns) {
      const same = columns.find(({ name }) => name.toLowerCase() === column.name.toLowerCase());
      if (same === undefined) columns.push(ofAll(column, tables));
      else if (same.type !== column.type) {
        compilation.problem(
          "union",
          `Column "${same.name}" is ${same.type} in ${tables[0]?.title} and ${column.type} in ${table.title}.`,
          "Tables whose rows are put together need columns of one type.",
        );
      }
    }
  }
  for (const table of tables) {
    const lacking = columns.filter(
      ({ name }) =>
        !table.columns.some((column) => column.name.toLowerCase() === name.toLowerCase()),
    );
    if (lacking.length > 0) {
      compilation.assumed.add(
        `${table.title} has no ${lacking.map(({ name }) => name).join(", ")}: its rows have no value there`,
      );
    }
  }
  const [first, second] = [ordinalName(tables, 1), ordinalName(tables, 2)];
  const named = origin === undefined ? undefined : compilation.free({ columns }, origin, "origin");
  const parts = tables.map((table, i) => {
    const list = columns.map((column) => {
      const own = table.columns.find(
        ({ name }) => name.toLowerCase() === column.name.toLowerCase(),
      );
      return own === undefined
        ? `NULL AS ${quoted(column)}`
        : `${quoted(own)} AS ${quoted(column)}`;
    });
    if (named !== undefined)
      list.unshift(`${compilation.bindings.add(table.title)}::VARCHAR AS ${identifier(named)}`);
    const places = [`${i} AS ${identifier(first)}`, `${table.ordinal} AS ${identifier(second)}`];
    return `SELECT ${[...list, ...places].join(", ")} FROM ${identifier(table.name)}`;
  });
  return compilation.step("source", parts.join(" UNION ALL "), {
    columns: named === undefined ? columns : [{ name: named, type: "text" }, ...columns],
    ordinals: [first, second],
  });
}

/** A column of a union, of which is known only what holds in all tables that have it. */
function ofAll(column: ScopeColumn, tables: readonly AlgebraTable[]): ScopeColumn {
  const all = tables.flatMap(({ columns }) =>
    columns.filter(({ name }) => name.toLowerCase() === column.name.toLowerCase()),
  );
  const every = (trait: "years" | "months" | "days") =>
    all.every(({ traits }) => traits?.[trait] === true);
  const calendars = new Set(all.map(({ traits }) => traits?.calendar ?? "none"));
  const [calendar = "none"] = calendars;
  return {
    ...column,
    sqlType: undefined,
    traits: {
      years: every("years"),
      months: every("months"),
      days: every("days"),
      calendar: calendars.size === 1 ? calendar : "none",
    },
  };
}
