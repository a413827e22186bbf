/** Arithmetic on numbers: exact where they are whole or decimal; missing where there is no result. */
import type { DeriveOf } from "../schema/derive.ts";
import { numberOf, type Expression } from "./operand.ts";
import type { Compilation, Relation } from "./scope.ts";

type Arithmetic = DeriveOf<"+">;
type Unary = DeriveOf<"abs">;
type Round = DeriveOf<"round">;

export function arithmetic(
  compilation: Compilation,
  relation: Relation,
  { op, of }: Arithmetic,
  path: string,
): Expression | undefined {
  const operands = of.map((operand, i) =>
    numberOf(compilation, relation, operand, `${path}.of[${i}]`),
  );
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length < operands.length) return undefined;
  const parts = known.map(({ sql }) => sql);
  const unit = commonUnit(op, known);
  // With one value missing there is no greatest: DuckDB would leave it out.
  const missing = parts.map((part) => `${part} IS NULL`).join(" OR ");
  switch (op) {
    case "greatest":
    case "least":
      return {
        sql: `CASE WHEN ${missing} THEN NULL ELSE ${op}(${parts.join(", ")}) END`,
        type: "number",
        unit,
      };
    case "power":
      return {
        sql: parts.reduce((left, right) => finite(`power(${left}::DOUBLE, ${right}::DOUBLE)`)),
        type: "number",
      };
    case "/":
    case "%":
      // What is divided by 0 has no value.
      return {
        sql: parts.reduce((left, right) => `(${left} ${op} nullif(${right}, 0))`),
        type: "number",
        unit,
      };
    default:
      return {
        sql: parts.reduce((left, right) => `(${left} ${op} ${right})`),
        type: "number",
        unit,
      };
  }
}

/** EUR and EUR make EUR when they are added; EUR times a number stays EUR. */
function commonUnit(op: Arithmetic["op"], operands: readonly Expression[]): string | undefined {
  const [first] = operands;
  const units = new Set(operands.map(({ unit }) => unit));
  if (op === "+" || op === "-" || op === "greatest" || op === "least") {
    return units.size === 1 ? first?.unit : undefined;
  }
  const others = operands.slice(1).every(({ unit }) => unit === undefined);
  return (op === "*" || op === "/") && others ? first?.unit : undefined;
}

/** Outside of where a function is defined there is no value. */
const DOMAIN: Partial<Record<Unary["op"], string>> = { sqrt: ">= 0", ln: "> 0", log10: "> 0" };

export function unary(
  compilation: Compilation,
  relation: Relation,
  { op, of }: Unary,
  path: string,
): Expression | undefined {
  const operand = numberOf(compilation, relation, of, `${path}.of`);
  if (operand === undefined) return undefined;
  const { sql, unit } = operand;
  const keepsUnit = op === "abs" || op === "floor" || op === "ceil";
  const domain = DOMAIN[op];
  const call =
    domain === undefined ? `${op}(${sql})` : `CASE WHEN ${sql} ${domain} THEN ${op}(${sql}) END`;
  return {
    sql: op === "exp" ? finite(call) : call,
    type: "number",
    unit: keepsUnit ? unit : undefined,
  };
}

export function roundOff(
  compilation: Compilation,
  relation: Relation,
  { of, digits }: Round,
  path: string,
): Expression | undefined {
  const operand = numberOf(compilation, relation, of, `${path}.of`);
  return operand && { ...operand, sql: `round(${operand.sql}, ${digits})` };
}

function finite(expression: string): string {
  return `CASE WHEN isfinite(${expression}) THEN ${expression} END`;
}
