/** Records of a file that are no rows: empty ones, comments, a header or a title that comes again. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Note } from "../../../../catalog/authoring.ts";
import { Bindings, identifier } from "../../sql.ts";
import type { Layout } from "./layout.ts";
import { RECORD } from "./stage.ts";

/** Takes out of `raw` what holds nothing but delimiters. */
export async function leaveOutEmpty(connection: DuckDBConnection, layout: Layout): Promise<void> {
  const names = layout.names.map(identifier);
  if (names.length === 1) return;
  await connection.run(
    `DELETE FROM raw WHERE ${names.map((name) => `${name} IS NULL`).join(" AND ")}`,
  );
}

/** Takes the others out of `raw`. */
export async function leaveOutOthers(
  connection: DuckDBConnection,
  layout: Layout,
): Promise<readonly Note[]> {
  const names = layout.names.map(identifier);
  const width = identifier(RECORD.width);
  const removed = async (where: string, bindings = new Bindings()) => {
    const result = await connection.run(`DELETE FROM raw WHERE ${where}`, bindings.values);
    return result.rowsChanged;
  };
  const [first = ""] = names;
  const rest = names
    .slice(1)
    .map((name) => `${name} IS NULL`)
    .join(" AND ");
  const comments =
    names.length > 1
      ? await removed(`${width} < ${names.length} AND ${first} LIKE '#%' AND ${rest}`)
      : 0;
  let titles = layout.written === undefined ? 0 : await removed(...titlesOf(names, layout.written));
  const again = layout.written === undefined ? 0 : await removed(...sameAs(names, layout.written));
  if (again > 0 && layout.units !== undefined) await removed(...sameAs(names, layout.units));
  for (const above of again > 0 ? layout.above : []) {
    titles += await removed(...sameAs(names, above));
  }
  const notes: Note[] = [];
  if (comments > 0)
    notes.push({ kind: "read", text: `${said(comments, "comment")} among the rows left out` });
  if (again > 0) {
    const others = titles > 0 ? ", with the titles above it," : "";
    notes.push({
      kind: "read",
      text: `the header comes again among the rows${others} ${times(again)}: left out`,
    });
  }
  return notes;
}

function said(number: number, noun: string): string {
  return number === 1 ? `one ${noun} is` : `${number} ${noun}s are`;
}

function times(number: number): string {
  return number === 1 ? "once" : `${number} times`;
}

/** Lines of one value directly above a header that comes again: `Page 2`. */
function titlesOf(names: readonly string[], written: readonly string[]): [string, Bindings] {
  const [isHeader, bindings] = sameAs(names, written);
  const isTitle = `${names.length} > 1 AND ${identifier(RECORD.width)} = 1`;
  const sql = `rowid IN (SELECT place FROM (
    SELECT rowid AS place, ${isTitle} AS narrow, first_value(CASE WHEN NOT (${isTitle}) THEN ${isHeader} END IGNORE NULLS)
      OVER (ORDER BY rowid ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS before FROM raw
  ) WHERE narrow AND before)`;
  // Of long tables most hold no header again: that is cheaper to see.
  return [`EXISTS (FROM raw WHERE ${isHeader}) AND ${sql}`, bindings];
}

function sameAs(names: readonly string[], values: readonly string[]): [string, Bindings] {
  const bindings = new Bindings();
  const terms = names.map((name, i) => {
    const value = (values[i] ?? "").replaceAll(/\s+/g, "");
    // Lines may break elsewhere.
    return value === ""
      ? `${name} IS NULL`
      : `regexp_replace(${name}, '\\s+', '', 'g') = ${bindings.add(value)}`;
  });
  return [terms.join(" AND "), bindings];
}
