/** Columns computed from others of the same row: one step of the query each, so that a later one can use an earlier one. */
import type { Derive, DeriveOf } from "../schema/derive.ts";
import { allOf } from "./condition.ts";
import { arithmetic, roundOff, unary } from "./arithmetic.ts";
import { classesOf } from "./classes.ts";
import { bindNumber } from "./literals.ts";
import { constantOf, numberColumn, operandOf, timeOf, type Expression } from "./operand.ts";
import { quoted, selectAll, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";
import { textOf } from "./text.ts";
import { bucketOf, momentOf } from "./time.ts";
import { timeBetween } from "./time-between.ts";

export function deriveColumn(
  compilation: Compilation,
  relation: Relation,
  derive: Derive,
  path: string,
): Relation {
  const made = expressionOf(compilation, relation, derive, path);
  const name = compilation.free(relation, derive.as, `${path}.as`);
  if (made === undefined) return relation;
  const { sql, ...rest } = made;
  const column: ScopeColumn = { name, ...rest };
  return compilation.step("derived", selectAll(relation, `${sql} AS ${quoted(column)}`), {
    ...relation,
    columns: [...relation.columns, column],
  });
}

type Made = Expression & Omit<ScopeColumn, "name">;

function expressionOf(
  compilation: Compilation,
  relation: Relation,
  derive: Derive,
  path: string,
): Made | undefined {
  switch (derive.op) {
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "power":
    case "greatest":
    case "least":
      return arithmetic(compilation, relation, derive, path);
    case "abs":
    case "floor":
    case "ceil":
    case "sqrt":
    case "ln":
    case "log10":
    case "exp":
    case "sign":
      return unary(compilation, relation, derive, path);
    case "round":
      return roundOff(compilation, relation, derive, path);
    case "time between": {
      const from = timeOf(compilation, relation, derive.from, `${path}.from`);
      const to = timeOf(compilation, relation, derive.to, `${path}.to`);
      if (from === undefined || to === undefined) return undefined;
      return { sql: timeBetween(from, to, derive.unit), type: "number", unit: derive.unit };
    }
    case "bucket": {
      const made = bucketOf(compilation, relation, { ...derive, bucket: derive.to }, path);
      return made && { sql: made.sql, ...made.column };
    }
    case "year":
    case "quarter":
    case "month":
    case "week":
    case "day":
    case "hour":
    case "minute":
    case "second": {
      const { op: bucket } = derive;
      const request = { ...derive, bucket: bucket === "second" ? "minute" : bucket } as const;
      const moment = momentOf(compilation, relation, request, path);
      if (moment === undefined) return undefined;
      const part = bucket === "week" ? "weekofyear" : bucket;
      return { sql: `${part}(${moment})`, type: "number", sqlType: "BIGINT" };
    }
    case "lower":
    case "upper":
    case "trim":
    case "length":
    case "words":
    case "left":
    case "right":
    case "replace":
    case "split":
    case "to number":
    case "first number":
    case "clock seconds":
      return textOf(compilation, relation, derive, path);
    case "to text": {
      const column = compilation.find(relation, derive.column, `${path}.column`);
      return column && { sql: `${quoted(column)}::VARCHAR`, type: "text" };
    }
    case "join texts": {
      const parts = derive.of.map((part, i) =>
        operandOf(compilation, relation, part, `${path}.of[${i}]`),
      );
      const list = parts.map((part) => `${part?.sql}::VARCHAR`).join(", ");
      return {
        sql: `concat_ws(${compilation.bindings.add(derive.separator)}, ${list})`,
        type: "text",
      };
    }
    case "bins": {
      const column = numberColumn(compilation, relation, derive.column, `${path}.column`);
      if (column === undefined) return undefined;
      const width = bindNumber(compilation.bindings, derive.width);
      const start = bindNumber(compilation.bindings, derive.start);
      // Floor of the exact quotient: 0.3 lies in the bin from 0.3 of width 0.1, which a double's quotient misses.
      const sql = `(floor(((${quoted(column)} - ${start}) / ${width})::DECIMAL(38, 9)) * ${width} + ${start})::DOUBLE`;
      return { sql, type: "number", sqlType: "DOUBLE", unit: column.unit };
    }
    case "classes":
      return classesOf(compilation, relation, derive, path);
    case "case":
      return caseOf(compilation, relation, derive, path);
    case "fill":
      return fillOf(compilation, relation, derive, path);
  }
}

function caseOf(
  compilation: Compilation,
  relation: Relation,
  { cases, otherwise }: DeriveOf<"case">,
  path: string,
): Made | undefined {
  const values = [
    ...cases.map(({ value }) => value),
    ...(otherwise === undefined ? [] : [otherwise]),
  ];
  const constants = values.map((value) => constantOf(compilation, value));
  const [first] = constants;
  if (first === undefined) return undefined;
  if (constants.some(({ type }) => type !== first.type)) {
    return compilation.problem(
      path,
      "The values of the cases are of different types.",
      "Give all texts, all numbers, or all true and false.",
    );
  }
  const whens = cases.map(({ when }, i) => {
    const test = allOf(compilation, relation, when, `${path}.cases[${i}].when`);
    return `WHEN ${test} THEN ${constants[i]?.sql}`;
  });
  const last = otherwise === undefined ? "" : ` ELSE ${constants.at(-1)?.sql}`;
  return { sql: `CASE ${whens.join(" ")}${last} END`, type: first.type };
}

function fillOf(
  compilation: Compilation,
  relation: Relation,
  { column: asked, value }: DeriveOf<"fill">,
  path: string,
): Made | undefined {
  const column = compilation.find(relation, asked, `${path}.column`);
  if (column === undefined) return undefined;
  const constant = constantOf(compilation, value);
  const fits = column.type === constant.type || column.type === "time";
  if (!fits) {
    return compilation.problem(
      `${path}.value`,
      `Column "${column.name}" is ${column.type}, and ${JSON.stringify(value)} is ${constant.type}.`,
      `Fill it with a value of type ${column.type}.`,
    );
  }
  const filler = column.type === "time" ? `${constant.sql}::TIMESTAMP` : constant.sql;
  return { sql: `coalesce(${quoted(column)}, ${filler})`, type: column.type, unit: column.unit };
}
