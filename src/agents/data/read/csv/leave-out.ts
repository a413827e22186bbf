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
  const again = layout.written === undefined ? 0 : await removed(...sameAs(names, layout.written));
  if (again > 0 && layout.units !== undefined) await removed(...sameAs(names, layout.units));
  let titles = 0;
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
