/** The first step of a query: one table, a join, or the rows of several. */
import { matchColumn } from "../../columns.ts";
import { identifier } from "../../sql.ts";
import type { AlgebraQuery, Join } from "../schema/input.ts";
import {
  quoted,
  selectAll,
  type AlgebraTable,
  type Compilation,
  type Relation,
  type ScopeColumn,
} from "./scope.ts";

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

/** A name that no column of the data has. */
function ordinalName(tables: readonly AlgebraTable[], number: number): string {
  const names = tables.flatMap(({ columns }) => columns.map(({ name }) => name));
  let prefix = "#";
  while (names.some((name) => name.startsWith(prefix))) prefix += "#";
  return `${prefix}${number}`;
}

function plain(compilation: Compilation, table: AlgebraTable, ordinal: string): Relation {
  const list = table.columns.map(quoted);
  return compilation.step(
    "source",
    `SELECT ${[...list, `${table.ordinal} AS ${identifier(ordinal)}`].join(", ")} FROM ${identifier(table.name)}`,
    { columns: table.columns, ordinals: [ordinal] },
  );
}

export interface JoinKeys {
  readonly left: ScopeColumn;
  readonly right: ScopeColumn;
}

/** The pairs of columns of a join; problems are told. */
export function keysOfJoin(
  compilation: Compilation,
  left: Pick<Relation, "columns">,
  right: AlgebraTable,
  { on }: Pick<Join, "on">,
  path: string,
  leftTitle: string,
): JoinKeys[] {
  if (on === undefined) {
    const common = left.columns.flatMap((column) => {
      const partner = right.columns.find(
        ({ name }) => name.toLowerCase() === column.name.toLowerCase(),
      );
      return partner === undefined ? [] : [{ left: column, right: partner }];
    });
    if (common.length === 1) return common;
    compilation.problem(
      `${path}.on`,
      `${leftTitle} and ${right.title} have ${common.length === 0 ? "no column" : "several columns"} in common.`,
      `Say which ones must be equal (on: [{ left, right }]). ${listColumns(leftTitle, left)} ${listColumns(right.title, right)}`,
    );
    return [];
  }
  return on.flatMap((pair, i) => {
    const [leftName, rightName] = typeof pair === "string" ? [pair, pair] : [pair.left, pair.right];
    const own = matchColumn(left.columns, leftName);
    const other = matchColumn(right.columns, rightName);
    if (own !== undefined && other !== undefined) return [{ left: own, right: other }];
    const [title, name] = own === undefined ? [leftTitle, leftName] : [right.title, rightName];
    compilation.problem(
      `${path}.on[${i}]`,
      `${title} has no column "${name}".`,
      `Name the column of each side (on: [{ left, right }]). ${listColumns(leftTitle, left)} ${listColumns(right.title, right)}`,
    );
    return [];
  });
}

function listColumns(title: string, { columns }: Pick<Relation, "columns">): string {
  return `${title}: ${columns.map(({ name }) => name).join(", ")}.`;
}

/** A number and the same number written as text are equal: 1, "1" and "1.0". Other types meet as text. */
export function equalKeys({ left, right }: JoinKeys): string {
  const [l, r] = [`l.${quoted(left)}`, `r.${quoted(right)}`];
  if (left.type === right.type) {
    const differs = left.type === "number" && isDouble(left) !== isDouble(right);
    return differs ? `${l}::DOUBLE = ${r}::DOUBLE` : `${l} = ${r}`;
  }
  if (left.type === "number" && right.type === "text") return `${exact(l)} = ${exact(r)}`;
  if (left.type === "text" && right.type === "number") return `${exact(l)} = ${exact(r)}`;
  return `${l}::VARCHAR = ${r}::VARCHAR`;
}

function isDouble({ sqlType = "" }: ScopeColumn): boolean {
  return /^(FLOAT|DOUBLE)$/.test(sqlType);
}

/** Of text only what is a number; ids of 28 digits keep all of them. */
function exact(expression: string): string {
  return `try_cast(${expression} AS DECIMAL(38, 10))`;
}

function joinWith(
  compilation: Compilation,
  left: Relation,
  right: AlgebraTable,
  other: Relation,
  join: Join,
  path: string,
  leftTitle: string,
): Relation {
  const keys = keysOfJoin(compilation, left, right, join, path, leftTitle);
  for (const key of keys.flatMap((pair) => [pair.left, pair.right])) {
    compilation.settled(key, `${path}.on`);
  }
  if (keys.length === 0) return left;
  compilation.joins.push({ left, right: other, leftTitle, rightTitle: right.title, keys });
  for (const pair of keys.filter((each) => each.left.type !== each.right.type)) {
    compilation.assumed.add(
      `${pair.left.name} is ${pair.left.type} and ${pair.right.name} of ${right.title} is ${pair.right.type}: they are compared by what they say`,
    );
  }
  const from = `${identifier(left.name)} l`;
  const partner = identifier(other.name);
  const test = keys.map(equalKeys).join(" AND ");
  if (join.kind === "semi" || join.kind === "anti") {
    const word = join.kind === "anti" ? "NOT EXISTS" : "EXISTS";
    return compilation.step(
      "joined",
      `SELECT l.* FROM ${from} WHERE ${word} (SELECT 1 FROM ${partner} r WHERE ${test})`,
      left,
    );
  }
  const shared = keys.filter(({ left: own, right: its }) => own.type === its.type);
  const isKey = (column: ScopeColumn) => keys.some(({ right: its }) => its === column);
  const added = right.columns
    .filter((column) => !isKey(column))
    .map((column) => ({ column, name: freeName(column.name, left, right.title) }));
  const own = left.columns.map((column) => {
    const pair = shared.find((each) => each.left === column);
    const isFull = join.kind === "full" && pair !== undefined;
    return isFull
      ? `coalesce(l.${quoted(column)}, r.${quoted(pair.right)}) AS ${quoted(column)}`
      : `l.${quoted(column)}`;
  });
  const list = [
    ...own,
    ...added.map(({ column, name }) => `r.${quoted(column)} AS ${identifier(name)}`),
    ...left.ordinals.map((ordinal) => `l.${identifier(ordinal)}`),
    ...other.ordinals.map((ordinal) => `r.${identifier(ordinal)}`),
  ];
  const word = { inner: "JOIN", left: "LEFT JOIN", full: "FULL JOIN" }[join.kind];
  return compilation.step(
    "joined",
    `SELECT ${list.join(", ")} FROM ${from} ${word} ${partner} r ON ${test}`,
    {
      columns: [...left.columns, ...added.map(({ column, name }) => ({ ...column, name }))],
      ordinals: [...left.ordinals, ...other.ordinals],
    },
  );
}

/** A name that the left table does not use. */
function freeName(name: string, left: Pick<Relation, "columns">, title: string): string {
  const taken = left.columns.some((column) => column.name.toLowerCase() === name.toLowerCase());
  return taken ? freeName(`${name} (${title})`, left, title) : name;
}

function unionOf(
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
