/** Columns that look at other rows of the result: shares, running totals, changes, ranks. */
import { identifier } from "../../sql.ts";
import type { Window } from "../schema/extend.ts";
import type { Bucket } from "../schema/derive.ts";
import { checkWindowName } from "./false-name.ts";
import { noteOrder, numberColumn } from "./operand.ts";
import { orderTerm } from "./order.ts";
import { quoted, selectAll, type Compilation, type Relation, type ScopeColumn } from "./scope.ts";
import { isBucket } from "./time.ts";

export function addWindow(
  compilation: Compilation,
  relation: Relation,
  window: Window,
  path: string,
): Relation {
  const column = numberColumn(compilation, relation, window.of, `${path}.of`);
  if (column === undefined) return relation;
  const frame = frameOf(compilation, relation, window, path);
  if (frame === undefined) return relation;
  const { sql, unit, name: called } = expressionOf(compilation, column, window, frame);
  checkWindowName(compilation, window, `${path}.as`);
  const name = compilation.free(relation, window.as ?? called, `${path}.as`);
  const made: ScopeColumn = {
    name,
    type: "number",
    ...(window.op === "rank" && { sqlType: "BIGINT" }),
    ...(unit !== undefined && { unit }),
  };
  return compilation.step("extended", selectAll(relation, `${sql} AS ${quoted(made)}`), {
    ...relation,
    columns: [...relation.columns, made],
  });
}

interface Frame {
  /** `PARTITION BY …`, or nothing. */
  readonly partition: string;
  /** What orders the rows, with what decides between equals. */
  readonly order: string;
  readonly along: ScopeColumn | undefined;
}

function frameOf(
  compilation: Compilation,
  relation: Relation,
  window: Window,
  path: string,
): Frame | undefined {
  const isOrdered =
    "along" in window ||
    window.op === "running total" ||
    window.op === "moving mean" ||
    window.op === "change" ||
    window.op === "percent change";
  const keys = relation.columns.filter(({ name }) => relation.keys?.includes(name));
  let along: ScopeColumn | undefined;
  if (isOrdered) {
    const asked = "along" in window ? window.along : undefined;
    along =
      asked === undefined
        ? (keys.find(({ bucket, type }) => bucket !== undefined || type === "time") ??
          keys.find(({ traits }) => traits?.years === true) ??
          (keys.length === 1 ? keys[0] : undefined))
        : compilation.find(relation, asked, `${path}.along`);
    if (along === undefined && (asked !== undefined || relation.keys !== undefined)) {
      return asked !== undefined
        ? undefined
        : compilation.problem(
            `${path}.along`,
            `It is not clear which row comes before which for the ${window.op}.`,
            `Name the column that orders them (along): ${relation.columns.map(({ name }) => name).join(", ")}.`,
          );
    }
  }
  const within =
    window.within?.map((name, i) => compilation.find(relation, name, `${path}.within[${i}]`)) ??
    (isOrdered ? keys.filter((key) => key !== along) : []);
  const parts = within.flatMap((column) => (column === undefined ? [] : [quoted(column)]));
  const rest =
    relation.keys === undefined
      ? relation.ordinals.map((name) => identifier(name))
      : keys.filter((key) => key !== along).map(quoted);
  const order = [...(along === undefined ? [] : [orderTerm(along, false)]), ...rest];
  return {
    partition: parts.length === 0 ? "" : `PARTITION BY ${parts.join(", ")} `,
    order: order.length === 0 ? "" : `ORDER BY ${order.join(", ")}`,
    along,
  };
}

function expressionOf(
  compilation: Compilation,
  column: ScopeColumn,
  window: Window,
  { partition, order, along }: Frame,
): { readonly sql: string; readonly unit?: string | undefined; readonly name: string } {
  const x = quoted(column);
  const { unit } = column;
  switch (window.op) {
    case "share":
      noteOrder(compilation, column);
      return {
        sql: `${x}::DOUBLE * 100 / nullif((sum(${x}) OVER (${partition.trim()}))::DOUBLE, 0)`,
        unit: "%",
        name: `share of ${column.name}`,
      };
    case "running total":
      noteOrder(compilation, column);
      return {
        sql: `sum(${x}) OVER (${partition}${order} ROWS UNBOUNDED PRECEDING)`,
        unit,
        name: `running ${column.name}`,
      };
    case "moving mean": {
      compilation.dependsOnOrder = true;
      const over = `OVER (${partition}${order} ROWS ${window.rows - 1} PRECEDING)`;
      return {
        sql: `CASE WHEN count(*) ${over} = ${window.rows} THEN avg(${x}) ${over} END`,
        unit,
        name: `${column.name}, mean of ${window.rows}`,
      };
    }
    case "change":
    case "percent change": {
      const before = previous(x, window.back, partition, order, along);
      const base = `change of ${column.name}`;
      const name = window.back === 1 ? base : `${base} over ${window.back}`;
      return window.op === "change"
        ? { sql: `${x} - ${before}`, unit, name }
        : {
            sql: `(${x} - ${before})::DOUBLE * 100 / nullif(abs(${before})::DOUBLE, 0)`,
            unit: "%",
            name: `percent ${name}`,
          };
    }
    case "rank": {
      const direction = window.smallestFirst ? "ASC" : "DESC";
      return {
        sql: `CASE WHEN ${x} IS NOT NULL THEN rank() OVER (${partition}ORDER BY ${x} ${direction} NULLS LAST) END`,
        name: `rank of ${column.name}`,
      };
    }
  }
}

/** The value of the period before, which has none when that period has no row; of other rows that of the row before. */
function previous(
  x: string,
  back: number,
  partition: string,
  order: string,
  along: ScopeColumn | undefined,
): string {
  const distance = along === undefined ? undefined : distanceOf(along, back);
  if (along === undefined || distance === undefined)
    return `lag(${x}, ${back}) OVER (${partition}${order})`;
  const range = `RANGE BETWEEN ${distance} PRECEDING AND ${distance} PRECEDING`;
  return `first_value(${x}) OVER (${partition}ORDER BY ${quoted(along)} ${range})`;
}

const INTERVALS: Record<Bucket, [number, string]> = {
  minute: [1, "MINUTE"],
  hour: [1, "HOUR"],
  day: [1, "DAY"],
  week: [7, "DAY"],
  month: [1, "MONTH"],
  quarter: [3, "MONTH"],
  year: [1, "YEAR"],
};

function distanceOf({ bucket, traits }: ScopeColumn, back: number): string | undefined {
  if (bucket !== undefined && isBucket(bucket)) {
    const [count, unit] = INTERVALS[bucket];
    return `INTERVAL ${count * back} ${unit}`;
  }
  return traits?.years === true ? String(back) : undefined;
}
