/** Two tables whose rows belong together by values of their columns. */
import { matchColumn } from "../../columns.ts";
import { identifier } from "../../sql.ts";
import type { Join } from "../schema/input.ts";
import {
  quoted,
  type AlgebraTable,
  type Compilation,
  type Relation,
  type ScopeColumn,
} from "./scope.ts";

interface JoinKeys {
  readonly left: ScopeColumn;
  readonly right: ScopeColumn;
}

/** The pairs of columns of a join; problems are told. */
function keysOfJoin(
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

export function joinWith(
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
