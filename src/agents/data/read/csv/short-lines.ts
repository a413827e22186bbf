/** Lines with fewer values than there are columns. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Note } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import { identifier } from "../../sql.ts";
import type { ReadingOptions } from "../options.ts";
import { kindOf, type Kind } from "./kinds.ts";
import { RECORD } from "./stage.ts";

/** More of them are not looked at one by one. */
const MOST_LINES = 1_000;
/** A column of figures has them in nearly all rows. */
const FIGURES = 0.95;

export type ShortLines =
  | { readonly areRead: true; readonly notes: readonly Note[] }
  /** It cannot be seen which of their values are missing. */
  | { readonly areRead: false };

/**
 * Such lines end early (their last values are missing) when that is the only way in which their values fit the
 * columns: figures below figures. Anything else may be a lost delimiter or a line break within a value.
 */
export async function readShortLines(
  connection: DuckDBConnection,
  names: readonly string[],
  complete: number,
  options: ReadingOptions,
): Promise<ShortLines> {
  const width = identifier(RECORD.width);
  const columns = names.map(identifier);
  const found = await connection.runAndReadAll(
    `SELECT rowid, ${width}, ${columns.join(", ")} FROM raw WHERE ${width} < ${complete}
     ORDER BY rowid LIMIT ${MOST_LINES + 1}`,
  );
  const rows = found.getRows();
  if (rows.length === 0) return { areRead: true, notes: [] };
  const lines = count(rows.length, "line");
  if (options.shortLines === "fill") {
    return {
      areRead: true,
      notes: [{ kind: "read", text: `${lines} with too few values: the last ones are missing` }],
    };
  }
  if (rows.length > MOST_LINES) return { areRead: false };
  const kinds = await kindsOf(connection, columns, complete);
  const fits = rows.every(([id, filled, ...cells], i) => {
    const values = cells.slice(0, Number(filled)).map((cell) => String(cell ?? ""));
    const [next, nextFilled] = rows[i + 1] ?? [];
    const isBroken =
      next === Number(id) + 1 && Number(filled) + Number(nextFilled) <= names.length + 1;
    return !isBroken && endsEarly(values, kinds);
  });
  if (!fits) return { areRead: false };
  const text = `${lines} ${rows.length === 1 ? "ends" : "end"} early: the last values are taken as missing`;
  return { areRead: true, notes: [{ kind: "assumed", text }] };
}

function endsEarly(values: readonly string[], kinds: readonly Kind[]): boolean {
  if (values.length < 2) return false;
  const gap = kinds.length - values.length;
  // Only the delimiter at its end is missing, or a value before it.
  if (gap === 0)
    return (
      values.every((value, i) => kinds[i] !== "figure" || kindOf(value) !== "text") &&
      kinds.includes("figure") &&
      values.some((value, i) => kinds[i] === "figure" && kindOf(value) === "figure")
    );
  const fitsWithGapAt = (place: number) =>
    values.every((value, i) => {
      const kind = kinds[i < place ? i : i + gap];
      const own = kindOf(value);
      return own === "empty" || kind !== "figure" || own === "figure";
    });
  if (!fitsWithGapAt(values.length)) return false;
  return values.every((_, place) => !fitsWithGapAt(place));
}

async function kindsOf(
  connection: DuckDBConnection,
  columns: readonly string[],
  complete: number,
): Promise<Kind[]> {
  const width = identifier(RECORD.width);
  const list = columns.map(
    (column) =>
      `count(*) FILTER (regexp_matches(${column}, '\\d') AND NOT regexp_matches(${column}, '\\pL')) >= ${FIGURES} * count(${column}) AND count(${column}) > 0`,
  );
  const found = await connection.runAndReadAll(
    `SELECT ${list.join(", ")} FROM raw WHERE ${width} >= ${complete}`,
  );
  return (found.getRows()[0] ?? []).map((isFigure) => (isFigure === true ? "figure" : "text"));
}
