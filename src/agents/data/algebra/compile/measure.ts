/** Aggregate functions: what is computed of a group, and what it is called. */
import type { Measure } from "../schema/group.ts";
import { allOf } from "./condition.ts";
import { bindNumber } from "./literals.ts";
import { noteOrder } from "./operand.ts";
import { identifier } from "../../sql.ts";
import { quoted, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";

export interface MadeMeasure {
  readonly column: ScopeColumn;
  readonly sql: string;
  /** Of no rows it is 0; others have no value then. */
  readonly isCount: boolean;
}

export function measureOf(
  compilation: Compilation,
  relation: Relation,
  measure: Measure,
  path: string,
): MadeMeasure | undefined {
  const test = allOf(compilation, relation, measure.where, `${path}.where`);
  const filtered = (...tests: readonly string[]) => {
    const all = [...tests, ...(test === "TRUE" ? [] : [test])];
    return all.length === 0 ? "" : ` FILTER (WHERE ${all.join(" AND ")})`;
  };
  if (measure.column === undefined) {
    return {
      column: { name: "rows", type: "number", sqlType: "BIGINT" },
      sql: `count(*)${filtered()}`,
      isCount: true,
    };
  }
  const column = compilation.find(
    relation,
    measure.column,
    `${path}.column`,
    measure.how === "count" || measure.how === "missing" ? "presence" : undefined,
  );
  if (column === undefined) return undefined;
  const refused = refusal(compilation, relation, measure.how, column, `${path}.column`);
  if (refused) return undefined;
  const x = quoted(column);
  const isCount =
    measure.how === "count" || measure.how === "distinct" || measure.how === "missing";
  const keepsType = /^(min|max|mode|first|last)$/.test(measure.how);
  const squares = /variance/.test(measure.how);
  const made: ScopeColumn = {
    name: nameOfMeasure(measure, column.name),
    type: keepsType ? column.type : "number",
    ...(keepsType && { sqlType: column.sqlType, bucket: column.bucket }),
    ...(isCount && { sqlType: "BIGINT" }),
    ...(!isCount && !squares && { unit: column.unit }),
  };
  const sql = (() => {
    switch (measure.how) {
      case "count":
        return `count(${x})${filtered()}`;
      case "distinct":
        return `count(DISTINCT ${x})${filtered()}`;
      case "missing":
        return `count(*)${filtered(`${x} IS NULL`)}`;
      case "sum":
      case "mean":
        noteOrder(compilation, column);
        return `${measure.how === "sum" ? "sum" : "avg"}(${compilation.exact ? x : `${x}::DOUBLE`})${filtered()}`;
      case "min":
      case "max":
        return `${measure.how}(${x})${filtered()}`;
      case "median":
        // Of decimals DuckDB would cut the middle between two of them to their digits.
        return `median(${x}::DOUBLE)${filtered()}`;
      case "quantile":
        return `quantile_cont(${x}::DOUBLE, ${bindNumber(compilation.bindings, measure.q)})${filtered()}`;
      case "mode":
        return `mode(${x} ORDER BY ${x})${filtered(`${x} IS NOT NULL`)}`;
      case "stddev":
      case "variance":
      case "population stddev":
      case "population variance": {
        compilation.dependsOnOrder = true;
        const [kind, end] = [
          squares ? "var" : "stddev",
          measure.how.startsWith("population") ? "pop" : "samp",
        ];
        return `${kind}_${end}(${x}::DOUBLE)${filtered()}`;
      }
      case "first":
      case "last": {
        const along =
          measure.along === undefined
            ? undefined
            : compilation.find(relation, measure.along, `${path}.along`);
        const order = [
          ...(along === undefined ? [] : [quoted(along)]),
          ...relation.ordinals.map((name) => identifier(name)),
        ];
        const tests = [
          `${x} IS NOT NULL`,
          ...(along === undefined ? [] : [`${quoted(along)} IS NOT NULL`]),
        ];
        return `${measure.how}(${x} ORDER BY ${order.join(", ")})${filtered(...tests)}`;
      }
    }
  })();
  return { column: made, sql, isCount };
}

/** @returns whether the column cannot be measured so */
function refusal(
  compilation: Compilation,
  relation: Relation,
  how: Measure["how"],
  column: ScopeColumn,
  path: string,
): boolean {
  if (/^(count|distinct|missing|mode|first|last)$/.test(how)) return false;
  const { type } = column;
  if (type === "number" || (type === "time" && (how === "min" || how === "max"))) return false;
  const numbers = relation.columns.filter((each) => each.type === "number").map(({ name }) => name);
  const ways = {
    text: 'Make numbers of it first (derive: "to number"), count it, or take a column of numbers',
    boolean: "Count the rows in which it is true (count with where), or take a column of numbers",
    time: "Take min or max of times, make numbers of them first (derive: hour, time between), or take a column of numbers",
  };
  compilation.problem(
    path,
    `Column "${column.name}" of ${compilation.title} is ${type}, and has no ${how}${column.obstacle === undefined ? "" : `: ${column.obstacle}`}.`,
    column.wayOut ?? `${ways[type]} (${numbers.join(", ") || "there is none"}).`,
  );
  return true;
}

const WORDS: Partial<Record<Measure["how"], string>> = {
  count: "count of",
  distinct: "different values of",
  missing: "missing values of",
  sum: "total",
  min: "lowest",
  max: "highest",
  mode: "most frequent",
  stddev: "standard deviation of",
  variance: "variance of",
  "population stddev": "population standard deviation of",
  "population variance": "population variance of",
};

/** `mean price`, `total sales`. */
export function nameOfMeasure(
  measure: Pick<Measure, "how"> & { readonly q?: number },
  column: string,
): string {
  if (measure.how === "quantile")
    return `${Number(((measure.q ?? 0) * 100).toFixed(6))}% quantile of ${column}`;
  return `${WORDS[measure.how] ?? measure.how} ${column}`;
}
