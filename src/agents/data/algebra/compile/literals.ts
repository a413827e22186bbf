/** Values of a query, bound with the type that they have in DuckDB. */
import type { Bindings } from "../../sql.ts";

/** Digits of BIGINT that always fit. */
const BIGINT_DIGITS = 18;
const DECIMAL_DIGITS = 38;

const NUMERAL = /^[+-]?(\d+)(?:\.(\d+))?$/;

/** A placeholder of an exact type: 1.1 is a DECIMAL, so 1.1 + 2.2 is 3.3. `undefined` when the text is no number. */
export function bindNumber(bindings: Bindings, value: number | string): string | undefined {
  const text = String(value).trim();
  const match = NUMERAL.exec(text);
  if (match === null) {
    const number = text === "" ? Number.NaN : Number(text);
    return Number.isFinite(number) ? bindDouble(bindings, text) : undefined;
  }
  const [, whole = "", decimals = ""] = match;
  if (decimals === "" && whole.length <= BIGINT_DIGITS)
    return `${bindings.add(BigInt(text))}::BIGINT`;
  const digits = whole.length + decimals.length;
  return digits <= DECIMAL_DIGITS
    ? `${bindings.add(text)}::DECIMAL(${digits}, ${decimals.length})`
    : bindDouble(bindings, text);
}

/** As text: the client takes a number without decimals for a BIGINT, and fails on 1e200. */
function bindDouble(bindings: Bindings, text: string): string {
  return `${bindings.add(text)}::DOUBLE`;
}

/** A query as a person may read and run it: each placeholder replaced by its value. */
export function showSql(sql: string, values: Bindings["values"]): string {
  return sql.replaceAll(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'|\$(\d+)(?:::(?:BIGINT|DOUBLE|DECIMAL\(\d+, \d+\)))?/g,
    (part, index: string | undefined) => {
      if (index === undefined) return part;
      const value = values[Number(index) - 1];
      return part.includes("::") ? String(value) : showValue(value);
    },
  );
}

function showValue(value: Bindings["values"][number] | undefined): string {
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  return String(value ?? "NULL");
}
