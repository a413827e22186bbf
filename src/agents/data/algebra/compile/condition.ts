/** Conditions as SQL that is true, false, or NULL where a value is missing. */
import { identifier } from "../../sql.ts";
import type { Comparison, Condition, SameAs } from "../schema/where.ts";
import type { Scalar } from "../schema/values.ts";
import { bindNumber } from "./literals.ts";
import { readPeriod } from "./periods.ts";
import { quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";

/** All of them; `TRUE` when there is none. */
export function allOf(
  compilation: Compilation,
  relation: Relation,
  conditions: readonly Condition[],
  path: string,
): string {
  const parts = conditions.map((condition, i) =>
    oneOf(compilation, relation, condition, `${path}[${i}]`),
  );
  return parts.length === 0 ? "TRUE" : parts.join(" AND ");
}

function oneOf(
  compilation: Compilation,
  relation: Relation,
  condition: Condition,
  path: string,
): string {
  if ("rows" in condition) return sameAs(compilation, relation, condition, path);
  if (!("any" in condition)) return compare(compilation, relation, condition, path);
  const parts = condition.any.map((part, i) => {
    const at = `${path}.any[${i}]`;
    return "all" in part
      ? `(${allOf(compilation, relation, part.all, `${at}.all`)})`
      : compare(compilation, relation, part, at);
  });
  return negate(`(${parts.join(" OR ")})`, condition.not);
}

/** The other rows that have the value of some; a row without a value is like none. */
function sameAs(
  compilation: Compilation,
  relation: Relation,
  { column: asked, rows }: SameAs,
  path: string,
): string {
  const column = compilation.find(relation, asked, `${path}.column`);
  const test = allOf(compilation, relation, rows, `${path}.rows`);
  if (column === undefined) return "FALSE";
  const name = quoted(column);
  return `(${name} IN (SELECT ${name} FROM ${identifier(relation.name)} WHERE ${test}) AND NOT coalesce(${test}, FALSE))`;
}

function negate(sql: string, not: boolean): string {
  return not ? `NOT ${sql}` : sql;
}

function compare(
  compilation: Compilation,
  relation: Relation,
  comparison: Comparison,
  path: string,
): string {
  const column = compilation.find(
    relation,
    comparison.column,
    `${path}.column`,
    comparison.op === "missing" ? "presence" : undefined,
  );
  if (column === undefined) return "FALSE";
  const name = quoted(column);
  if (comparison.op === "missing") return `${name} IS ${comparison.not ? "NOT " : ""}NULL`;
  if (comparison.not || comparison.op === "!=") compilation.negated.add(column.name);
  const test = testOf(compilation, relation, column, comparison, path);
  return negate(`(${test})`, comparison.not);
}

function testOf(
  compilation: Compilation,
  relation: Relation,
  column: ScopeColumn,
  comparison: Exclude<Comparison, { op: "missing" }>,
  path: string,
): string {
  const name = quoted(column);
  const single = (op: "=" | "!=" | "<" | "<=" | ">" | ">=", value: Scalar, at: string) =>
    withValue(compilation, column, op, value, `${path}.${at}`);
  switch (comparison.op) {
    case "contains":
    case "starts with":
    case "ends with": {
      if (column.type !== "text") {
        compilation.problem(
          `${path}.column`,
          `Column "${column.name}" is ${column.type}, and only text ${comparison.op} something.`,
          `Compare it with =, < or between${column.type === "time" ? "; a whole month is 2024-07" : ""}.`,
        );
        return "FALSE";
      }
      const test = { contains: "contains", "starts with": "starts_with", "ends with": "ends_with" };
      return `${test[comparison.op]}(lower(${name}::VARCHAR), lower(${compilation.bindings.add(comparison.value)}))`;
    }
    case "in":
      return comparison.values.map((value, i) => single("=", value, `values[${i}]`)).join(" OR ");
    case "between":
      return `${single(">=", comparison.from, "from")} AND ${single("<=", comparison.to, "to")}`;
    default: {
      const { value, op } = comparison;
      if (typeof value !== "object") return single(op, value, "value");
      const other = compilation.find(relation, value.column, `${path}.value.column`);
      if (other === undefined) return "FALSE";
      if (other.type !== column.type) {
        compilation.problem(
          `${path}.value`,
          `Column "${column.name}" is ${column.type} and "${other.name}" is ${other.type}: they cannot be compared.`,
          "Compare columns of one type; derive makes numbers of text (to number) and text of numbers (to text).",
        );
        return "FALSE";
      }
      return `${name} ${op} ${quoted(other)}`;
    }
  }
}

function withValue(
  compilation: Compilation,
  column: ScopeColumn,
  op: "=" | "!=" | "<" | "<=" | ">" | ">=",
  value: Scalar,
  path: string,
): string {
  const { bindings } = compilation;
  const name = quoted(column);
  const refuse = (what: string, help: string) => {
    compilation.problem(path, `Column "${column.name}" is ${column.type}, and ${what}.`, help);
    return "FALSE";
  };
  switch (column.type) {
    case "number": {
      const bound = typeof value === "boolean" ? undefined : bindNumber(bindings, value);
      return bound === undefined
        ? refuse(
            `${JSON.stringify(value)} is no number`,
            "Compare it with a number, or take a column of text.",
          )
        : `${name} ${op} ${bound}`;
    }
    case "boolean": {
      const text = String(value).toLowerCase();
      return text === "true" || text === "false"
        ? `${name} ${op} ${text.toUpperCase()}`
        : refuse(
            `${JSON.stringify(value)} is neither true nor false`,
            "Compare it with true or false.",
          );
    }
    case "time": {
      const period = typeof value === "boolean" ? undefined : readPeriod(String(value));
      return period === undefined
        ? refuse(
            `${JSON.stringify(value)} is no time`,
            "Write times as 2024-07-01T12:00, and whole days, months, quarters, weeks and years as 2024-07-01, 2024-07, 2024-Q3, 2024-W05 and 2024.",
          )
        : withPeriod(compilation, name, op, period.start, period.end);
    }
    case "text":
      return typeof value === "string"
        ? withText(compilation, column, op, value)
        : refuse(`${value} is ${typeof value}`, `Write it as text: "${value}".`);
  }
}

/** A whole month is equal to any moment in it, and only what lies before it is smaller. */
function withPeriod(
  { bindings }: Compilation,
  name: string,
  op: "=" | "!=" | "<" | "<=" | ">" | ">=",
  start: string,
  end: string,
): string {
  const at = (moment: string) => `${bindings.add(moment)}::TIMESTAMP`;
  if (start === end) return `${name} ${op} ${at(start)}`;
  switch (op) {
    case "=":
      return `(${name} >= ${at(start)} AND ${name} < ${at(end)})`;
    case "!=":
      return `(${name} < ${at(start)} OR ${name} >= ${at(end)})`;
    case "<":
    case ">=":
      return `${name} ${op} ${at(start)}`;
    case "<=":
      return `${name} < ${at(end)}`;
    case ">":
      return `${name} >= ${at(end)}`;
  }
}

/** Equal as it is written; in another case only where nothing is written so. */
function withText(
  compilation: Compilation,
  column: ScopeColumn,
  op: string,
  value: string,
): string {
  const spellings = op === "=" || op === "!=" ? column.traits?.spellings?.get(value) : undefined;
  if (spellings === undefined || spellings.length === 0) {
    return `${quoted(column)} ${op} ${compilation.bindings.add(value)}`;
  }
  compilation.assumed.add(
    `"${value}" is read as ${spellings.map((text) => `"${text}"`).join(" and ")} in ${column.name}`,
  );
  return `${quoted(column)} ${op === "=" ? "IN" : "NOT IN"} ${compilation.bindings.addAll(spellings)}`;
}
