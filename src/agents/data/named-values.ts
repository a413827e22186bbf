/** Finds in which columns names such as AAPL, Seattle or 2005 stand, and keeps only their rows. */
import { ToolError, type Cell } from "../../catalog/authoring.ts";
import type { Condition } from "./algebra/schema/where.ts";
import { closest, distance } from "fastest-levenshtein";
import { requireSettled } from "./read/column.ts";
import type { Dataset } from "./tables/dataset.ts";
import type { Column } from "./tables/loaded-table.ts";
import { Bindings, identifier } from "./sql.ts";

/** Distinct values of a column that are compared with a name that is nowhere. */
const COMPARED = 1_000;

/** One letter in so many may be mistyped; what differs more is another word. */
const MISTYPED = 3;

/** Values of a column that a message lists, and how much of each. */
const LISTED = 8;
const LONGEST = 40;

export interface NamedValues {
  readonly column: Column;
  /** As they stand in the column, in the order in which they were asked for. */
  readonly values: readonly Cell[];
}

/**
 * One entry a column. A name that stands in several columns counts for the one that holds most of the
 * names; text goes before numbers. Case and surrounding spaces do not matter.
 * @throws ToolError with the nearest value for a name that is nowhere.
 */
export async function findNamedValues(
  dataset: Dataset,
  names: readonly string[],
  preferred?: Column,
): Promise<NamedValues[]> {
  if (names.length === 0) return [];
  const candidates = dataset.columns.filter(({ type }) => type !== "time");
  const text = candidates.filter(({ type }) => type !== "number");
  const numbers = candidates.filter(({ type }) => type === "number");
  const columns = preferred === undefined ? [...text, ...numbers] : [preferred];
  const found: { column: Column; values: Map<string, Cell> }[] = [];
  for (const column of columns) {
    found.push({ column, values: await lookUp(dataset, column, names) });
  }
  const rank = ({ column, values }: (typeof found)[number]) =>
    values.size + (column.type === "number" ? 0 : 0.5);
  const ranked = found.toSorted((a, b) => rank(b) - rank(a));

  const groups = new Map<Column, Cell[]>();
  const missing: string[] = [];
  for (const name of names) {
    const place = ranked.find(({ values }) => values.has(keyOf(name)));
    const value = place?.values.get(keyOf(name));
    if (place === undefined || value === undefined) missing.push(name);
    else groups.set(place.column, [...(groups.get(place.column) ?? []), value]);
  }
  if (missing.length > 0) throw await nowhere(dataset, columns, missing);
  refuseSeveralPlaces(dataset, found, names);
  for (const column of groups.keys()) requireSettled(column);
  return [...groups].map(([column, values]) => ({ column, values }));
}

/** "Lions", who play at home and away: where two columns of text hold all names, nothing says which one is meant. */
function refuseSeveralPlaces(
  { title }: Dataset,
  found: readonly { column: Column; values: ReadonlyMap<string, Cell> }[],
  names: readonly string[],
): void {
  const places = found
    .filter(
      ({ column, values }) =>
        column.type === "text" && names.every((name) => values.has(keyOf(name))),
    )
    .map(({ column }) => column.name);
  const [first] = places;
  if (first === undefined || places.length < 2) return;
  const list = names.map((name) => `"${name}"`).join(", ");
  throw new ToolError(`${list} stands in several columns of ${title}: ${places.join(", ")}.`, {
    help: `Say which one in data.compute: where: ${JSON.stringify([{ column: first, op: "in", values: names }])}.`,
  });
}

/** Conditions that keep rows which agree in every column. */
export function wherePlaced(named: readonly NamedValues[]): Condition[] {
  return named.map(({ column, values }) => ({
    op: "in",
    column: column.name,
    values: values.filter((value) => value !== null),
    not: false,
  }));
}

async function lookUp(dataset: Dataset, column: Column, names: readonly string[]) {
  const bindings = new Bindings();
  const name = identifier(column.name);
  const rows = await dataset.select(
    `SELECT DISTINCT ${name} AS value FROM data
     WHERE lower(trim(${name}::VARCHAR)) IN ${bindings.addAll(names.map(keyOf))}`,
    bindings.values,
  );
  return new Map(rows.map(({ value = null }) => [keyOf(String(value)), value]));
}

async function nowhere(
  dataset: Dataset,
  columns: readonly Column[],
  missing: readonly string[],
): Promise<ToolError> {
  const held: { readonly name: string; readonly values: readonly string[] }[] = [];
  for (const { name, type } of columns) {
    if (type !== "text") continue;
    const rows = await dataset.select(
      `SELECT DISTINCT ${identifier(name)} AS value FROM data
       WHERE ${identifier(name)} IS NOT NULL ORDER BY value LIMIT ${COMPARED}`,
    );
    held.push({ name, values: rows.map(({ value = null }) => String(value)) });
  }
  const list = missing.map((name) => `"${name}"`).join(", ");
  return new ToolError(`No column of ${dataset.title} holds ${list}.`, {
    help:
      held.length === 0
        ? "It has no columns of text."
        : [
            ...nearestOf(
              missing,
              held.flatMap(({ values }) => values),
            ),
            ...held.map(valuesOf),
          ].join(" "),
  });
}

/** The nearest value of each name for which there is one that is near enough to be a slip of typing. */
function nearestOf(missing: readonly string[], values: readonly string[]): string[] {
  const near = missing.flatMap((name) => {
    const wanted = keyOf(name);
    const found = closest(wanted, values.map(keyOf));
    const value = values.find((one) => keyOf(one) === found);
    const isNear = distance(wanted, found) <= Math.floor(wanted.length / MISTYPED);
    return isNear && value !== undefined ? [`"${value}"`] : [];
  });
  return near.length === 0 ? [] : [`Did you mean ${near.join(" and ")}?`];
}

/** All values of a column when they can be read at a glance, else its first ones. */
function valuesOf({ name, values }: { name: string; values: readonly string[] }): string {
  const shown = values.slice(0, LISTED).map((value) => clip(value));
  return `${name} holds ${shown.join(", ")}${values.length > LISTED ? " and others" : ""}.`;
}

function clip(value: string): string {
  return value.length <= LONGEST ? value : `${value.slice(0, LONGEST - 1)}…`;
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
