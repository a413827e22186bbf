/** Statistics of a whole table that stand in every row of it: they are said, and not drawn. */
import type { Table } from "../../catalog/authoring.ts";
import { numberOf } from "./cell-number.ts";
import type { Column } from "./columns.ts";

const NAMES =
  /^(r|rho|r2|r²|r squared|correlation|pearson|spearman|n|p|p[ _]?value|slope|intercept)$/i;
/** A column called n may hold anything; beside one of these it is what they rest on. */
const COEFFICIENT = /^(r|rho|r2|r²|r squared|correlation|pearson|spearman)$/i;
/** In fewer rows anything is the same by accident. */
const FEWEST_ROWS = 3;

export interface SaidStatistics {
  readonly columns: readonly Column[];
  /** `r = 0.86, n = 392`; empty when there are none. */
  readonly text: string;
}

export function statisticsOf({ columns, rows }: Table): SaidStatistics {
  const [first] = rows;
  if (first === undefined || rows.length < FEWEST_ROWS) return { columns: [], text: "" };
  const constant = columns.filter(
    ({ name, type }) =>
      type === "number" &&
      NAMES.test(name) &&
      numberOf(first[name]) !== undefined &&
      rows.every((row) => row[name] === first[name]),
  );
  if (!constant.some(({ name }) => COEFFICIENT.test(name))) return { columns: [], text: "" };
  const format = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
  const write = (value: number): string =>
    (Number.isInteger(value) ? value.toLocaleString("en") : format.format(value)).replace("-", "−");
  return {
    columns: constant,
    text: constant.map(({ name }) => `${name} = ${write(numberOf(first[name]) ?? 0)}`).join(", "),
  };
}
