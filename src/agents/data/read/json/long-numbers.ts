/** Keeps the digits of long numbers: DuckDB's JSON turns a number of more than 64 bits into a DOUBLE. */
import type { DuckDBConnection } from "@duckdb/node-api";

const LONG = `[0-9][0-9.]{15,}`;
const STRING = `"(?:[^"\\\\]|\\\\.)*"`;

/** Long numbers of the table `records` become texts of their digits; texts that hold digits stay what they are. */
export async function keepLongNumbers(connection: DuckDBConnection): Promise<void> {
  const pieces = `regexp_extract_all(json, '${STRING}|[^"]+')`;
  const quoted = `regexp_replace(piece, '(-?[0-9][0-9.eE+-]{15,})', '"\\1"', 'g')`;
  await connection.run(
    `UPDATE records SET json = array_to_string(list_transform(${pieces},
       lambda piece: CASE WHEN starts_with(piece, '"') THEN piece ELSE ${quoted} END), '')
     WHERE regexp_matches(json, '${LONG}')`,
  );
}
