/** Files that are not in UTF-8. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError, type Note } from "../../../../catalog/authoring.ts";
import { identifier } from "../../sql.ts";
import type { DataFile } from "../existing-file.ts";

/** Characters of Latin-1 beside each other that make one of UTF-8. */
const UTF_8 = "[\u00C2-\u00F4][\u0080-\u00BF]";
/** Three letters with accents in a row stand in no word of a western language; signs stand in none at all. */
const NO_WORD =
  "[\u00C0-\u00FF]{3}|[A-Za-z][\u00A1-\u00A6\u00A8-\u00AC\u00AE\u00AF\u00B1\u00B3\u00B4-\u00B9\u00BC-\u00BF\u201A\u0192\u201E\u2020\u2021\u02C6\u2030\u2039\u2018\u201C\u201D\u2022\u02DC\u203A\u2122][a-z]";

/** @param names of the columns of `raw` @throws ToolError when what was read as Latin-1 is something else by the looks of its words. */
export async function checkLatin1(
  connection: DuckDBConnection,
  file: DataFile,
  columnNames: readonly string[],
  encoding: "Latin-1" | "Windows-1252",
): Promise<Note[]> {
  const columns = columnNames.map(identifier);
  const first = async (pattern: string) => {
    const found = await connection.runAndReadAll(
      `SELECT regexp_extract(concat_ws(' ', ${columns.join(", ")}), $1) FROM raw
       WHERE regexp_matches(concat_ws(' ', ${columns.join(", ")}), $1) LIMIT 1`,
      [`\\S*(?:${pattern})\\S*`],
    );
    const word = found.getRows()[0]?.[0];
    return word === undefined ? undefined : String(word);
  };
  const names = columnNames.join(" ");
  const mixed = await first(UTF_8);
  if (mixed !== undefined) {
    throw new ToolError(
      `${file.name} is written in UTF-8 in some lines and in another encoding in others (${mixed}).`,
      {
        help: "Convert or correct the lines that are not in UTF-8.",
      },
    );
  }
  const odd = (await first(NO_WORD)) ?? new RegExp(`\\S*(?:${NO_WORD})\\S*`).exec(names)?.[0];
  if (odd !== undefined) {
    throw new ToolError(
      `${file.name} is not written in UTF-8, nor in ${encoding} by the looks of it (${odd}).`,
      {
        help: `Convert it first, naming its encoding: iconv -f WINDOWS-1251 -t UTF-8 ${file.name} > NEW.csv. If it is ${encoding}, say so: reading: { "${file.name}": { encoding: ${encoding.toLowerCase()} } }.`,
      },
    );
  }
  return [{ kind: "assumed", text: `the file is not in UTF-8: it is read as ${encoding}` }];
}
