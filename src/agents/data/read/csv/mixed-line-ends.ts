/** Files whose lines end in different ways, which DuckDB's strict reader refuses as a whole. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../../catalog/authoring.ts";
import type { DataFile } from "../existing-file.ts";
import { lines, stage, type Told } from "./stage.ts";

/**
 * Stages the file. @returns whether the reader has to be less strict, as it then can be: each line is a complete
 * record by the grammar of CSV, so there is nothing that it could take wrongly.
 * @throws ToolError when that is not so.
 */
export async function needsLooseReading(
  connection: DuckDBConnection,
  file: DataFile,
  told: Told,
): Promise<boolean> {
  try {
    await stage(connection, file, told);
    return false;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/not (?:latin-1|utf-16) encoded/i.test(message)) {
      throw new ToolError(
        `${file.name} is not written in ${told.encoding === "utf-16" ? "UTF-16" : "UTF-8, nor in Latin-1"}.`,
        {
          help: `Convert it to UTF-8 first, naming its encoding: iconv -f WINDOWS-1252 -t UTF-8 ${file.name} > NEW.csv`,
          cause,
        },
      );
    }
    if (!/invalid state/.test(message)) {
      throw new ToolError(`${file.name} cannot be read as CSV.`, {
        help: "Check its first lines: column names, then one row a line, values in double quotes where they hold the delimiter.",
        cause,
      });
    }
    const [sql, bound] = lines(file, told);
    const found = await connection.runAndReadAll(
      `SELECT count(*) FROM ${sql} WHERE NOT regexp_full_match(line, $${bound.length + 1})`,
      [...bound, grammar(told.dialect)],
    );
    if (Number(found.getRows()[0]?.[0]) === 0) return true;
    throw new ToolError(
      `${file.name} has lines that end in different ways (CR, LF or both), and line breaks within values.`,
      {
        help: `Give all lines one end first: tr -d '\\r' < ${file.name} > NEW.csv`,
        cause,
      },
    );
  }
}

function grammar({ delimiter, quote, escape }: Told["dialect"]): string {
  const end = Array.from(delimiter, codePoint).join("");
  const bare = `[^${codePoint(delimiter)}${quote}]*`;
  if (quote === "") return "(?s).*";
  const inside =
    escape === "\\" ? `(?:[^\\\\${quote}]|\\\\.)*` : `(?:[^${quote}]|${quote}${quote})*`;
  const value = `(?: *${quote}${inside}${quote} *|${bare})`;
  return `${value}(?:${end}${value})*`;
}

/** No character has a meaning of its own in this form. */
function codePoint(character: string): string {
  return `\\x{${character.codePointAt(0)?.toString(16)}}`;
}
