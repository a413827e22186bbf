/** Measures, and the ways in which many values become one. */
import { ToolError } from "../../catalog/authoring.ts";
import { findColumn } from "./columns.ts";
import { requireSettled } from "./read/column.ts";
import type { Dataset } from "./tables/dataset.ts";
import type { Column } from "./tables/loaded-table.ts";
import type { How } from "./inputs.ts";
import { identifier } from "./sql.ts";

/** Numbers that name or place things rather than measure them. */
const NOT_MEASURES =
  /^(.*[\W_])?(id|index|code|zip|key|year|month|day|hour|lat|latitude|lon|lng|longitude)$/i;

/**
 * What is aggregated: the column asked for, or the only one that measures something; `undefined` when
 * rows are counted. @throws ToolError when the column does not fit, or when there is a choice.
 */
export async function findAggregated(
  dataset: Dataset,
  how: How,
  asked: string | undefined,
  besides: readonly (Column | undefined)[] = [],
): Promise<Column | undefined> {
  const ofAnything = how === "count" || how === "distinct";
  if (ofAnything && asked !== undefined) return findColumn(dataset, asked);
  if (how === "count") return undefined;
  if (how === "distinct") {
    throw new ToolError("It is not said of which column the different values are counted.", {
      help: `Name it (measure): ${dataset.columns.map(({ name }) => name).join(", ")}.`,
    });
  }
  return findMeasure(dataset, asked, besides);
}

/** The column of numbers asked for, or the only one that measures something. @throws ToolError */
export async function findMeasure(
  dataset: Dataset,
  asked: string | undefined,
  besides: readonly (Column | undefined)[] = [],
): Promise<Column> {
  if (asked !== undefined) {
    const column = findColumn(dataset, asked);
    if (column.type !== "number") throw await notNumbers(dataset, column);
    return column;
  }
  const [only, ...others] = measuresAmong(dataset.columns, besides);
  if (only === undefined) {
    throw new ToolError(`${dataset.title} has no column of numbers.`, {
      help: `Count rows instead. Columns: ${dataset.columns.map(({ name, type }) => `${name} (${type})`).join(", ")}.`,
    });
  }
  if (others.length > 0) {
    throw new ToolError(`${dataset.title} has several columns of numbers.`, {
      help: `Say which one is meant (measure): ${[only, ...others].map(({ name }) => name).join(", ")}.`,
    });
  }
  requireSettled(only);
  return only;
}

/** Columns that measure something: of numbers, by preference those that do not name or place things. */
export function measuresAmong<Typed extends Pick<Column, "name" | "type">>(
  columns: readonly Typed[],
  besides: readonly (Pick<Column, "name"> | undefined)[],
): Typed[] {
  const numbers = columns.filter(
    (column) => column.type === "number" && !besides.some((other) => other?.name === column.name),
  );
  const measures = numbers.filter(({ name }) => !NOT_MEASURES.test(name));
  return measures.length === 0 ? numbers : measures;
}

async function notNumbers(dataset: Dataset, column: Column): Promise<ToolError> {
  if (column.obstacle !== undefined && column.wayOut !== undefined) {
    return new ToolError(
      `Column "${column.name}" of ${dataset.title} is text, not numbers: ${column.obstacle}.`,
      { help: column.wayOut },
    );
  }
  const numbers = dataset.columns.filter(({ type }) => type === "number");
  const name = identifier(column.name);
  const [example] = await dataset.select(
    `SELECT ${name}::VARCHAR AS value FROM data
     WHERE ${name} IS NOT NULL AND try_cast(${name}::VARCHAR AS DOUBLE) IS NULL LIMIT 1`,
  );
  const because =
    example === undefined ? "" : `: one of its values is "${String(example["value"])}"`;
  const others = numbers.map((number) => number.name).join(", ") || "none";
  return new ToolError(
    `Column "${column.name}" of ${dataset.title} is ${column.type}, not numbers${because}.`,
    {
      help: `Fix the values that are not numbers, count instead, or take a column of numbers (${others}).`,
    },
  );
}

/** The same as a measure of the algebra; rows are counted without a column. */
export function measureWith(how: How, column: string | undefined, as: string) {
  if (how === "count") return { how, as, ...(column !== undefined && { column }) };
  return { how, as, column: column ?? "" };
}

const WORDS = { mean: "mean", sum: "total", median: "median", min: "lowest", max: "highest" };

/** What the outcome is called: `mean price`, `total sales`, `rows`. */
export function nameOfAggregate(how: How, measure: Pick<Column, "name"> | undefined): string {
  if (how === "count") return measure === undefined ? "rows" : `count of ${measure.name}`;
  if (how === "distinct") return `different values of ${measure?.name}`;
  return `${WORDS[how]} ${measure?.name}`;
}

/** The name of an aggregate beside the columns that it is grouped by. */
export function labelOf(
  how: How,
  measure: Pick<Column, "name"> | undefined,
  keys: readonly Pick<Column, "name">[],
): string {
  const name = nameOfAggregate(how, measure);
  return keys.some((key) => key.name === name) ? `${name} value` : name;
}
