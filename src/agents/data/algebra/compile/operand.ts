/** What stands for a value in an expression: a column, a number or another constant. */
import type { ColumnType } from "../../../../catalog/authoring.ts";
import type { Operand, Scalar } from "../schema/values.ts";
import { bindNumber } from "./literals.ts";
import { readPeriod } from "./periods.ts";
import { isFloating, quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";

export interface Expression {
  readonly sql: string;
  readonly type: ColumnType;
  readonly unit?: string | undefined;
}

export function operandOf(
  compilation: Compilation,
  relation: Relation,
  operand: Operand,
  path: string,
): Expression | undefined {
  if (typeof operand === "string") {
    const column = compilation.find(relation, operand, path);
    return column && { sql: quoted(column), type: column.type, unit: column.unit };
  }
  return constantOf(compilation, typeof operand === "number" ? operand : operand.value);
}

export function constantOf({ bindings }: Compilation, value: Scalar): Expression {
  if (typeof value === "boolean") return { sql: value ? "TRUE" : "FALSE", type: "boolean" };
  if (typeof value === "number") {
    return { sql: bindNumber(bindings, value) ?? "NULL", type: "number" };
  }
  return { sql: bindings.add(value), type: "text" };
}

/** A number to compute with. */
export function numberOf(
  compilation: Compilation,
  relation: Relation,
  operand: Operand,
  path: string,
): Expression | undefined {
  const found = operandOf(compilation, relation, operand, path);
  if (found === undefined) return undefined;
  if (found.type !== "number") {
    const name = typeof operand === "string" ? `Column "${operand}"` : "The value";
    const read =
      typeof operand === "string"
        ? relation.columns.find((column) => column.name === operand)
        : undefined;
    if (read?.obstacle !== undefined && read.wayOut !== undefined) {
      return compilation.problem(
        path,
        `${name} is text, and it is computed with as a number: ${read.obstacle}.`,
        read.wayOut,
      );
    }
    return compilation.problem(
      path,
      `${name} is ${found.type}, and it is computed with as a number.`,
      found.type === "text"
        ? "Make numbers of it first (derive: to number), or take a column of numbers."
        : `Take a column of numbers${found.type === "time" ? ', or "time between" for the difference of two times' : ""}.`,
    );
  }
  return compilation.exact ? found : { ...found, sql: `${found.sql}::DOUBLE` };
}

/** A moment. */
export function timeOf(
  compilation: Compilation,
  relation: Relation,
  operand: Operand,
  path: string,
): string | undefined {
  if (typeof operand === "object") {
    const period = readPeriod(String(operand.value));
    if (period !== undefined) return `${compilation.bindings.add(period.start)}::TIMESTAMP`;
  }
  const found = operandOf(compilation, relation, operand, path);
  if (found === undefined) return undefined;
  if (found.type === "time") return `${found.sql}::TIMESTAMP`;
  return compilation.problem(
    path,
    `${typeof operand === "string" ? `Column "${operand}"` : JSON.stringify(operand)} is no time.`,
    `Take a column of dates or times${timesOf(relation)}, or write a time as { value: "2024-07-01" }.`,
  );
}

export function timesOf({ columns }: Pick<Relation, "columns">): string {
  const names = columns.filter(({ type }) => type === "time").map(({ name }) => name);
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
}

/** Adding numbers up in another order gives another sum when they are floating-point numbers. */
export function noteOrder(
  compilation: Compilation,
  column: { readonly type: ColumnType; readonly sqlType?: string | undefined },
): void {
  if (!compilation.exact || isFloating(column)) compilation.dependsOnOrder = true;
}

/** A column of numbers. */
export function numberColumn(
  compilation: Compilation,
  relation: Relation,
  asked: string,
  path: string,
): ScopeColumn | undefined {
  const column = compilation.find(relation, asked, path);
  if (column === undefined || column.type === "number") return column;
  return compilation.problem(
    path,
    `Column "${column.name}" of ${compilation.title} is ${column.type}, not numbers.`,
    `Take a column of numbers (${relation.columns
      .filter(({ type }) => type === "number")
      .map(({ name }) => name)
      .join(
        ", ",
      )})${column.type === "text" ? ', or make numbers of it (derive: "to number")' : ""}.`,
  );
}
