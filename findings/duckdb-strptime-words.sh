#!/usr/bin/env bash
# @duckdb/node-api 1.5.5-r.5 (DuckDB 1.5.5): try_strptime makes 1 January 1900 of the words infinity and epoch,
# whatever the format, where strptime gives the infinite timestamp and 1 January 1970; of any other word that does
# not fit the format it makes NULL. A column that is tried for dates has days that no row names.
#
# Seen: "infinity: try_strptime 1900-01-01 00:00:00, strptime infinity", "epoch: try_strptime 1900-01-01 00:00:00,
# strptime 1970-01-01 00:00:00", "eternity: try_strptime null"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.5-r.5
cat >see.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const one = async (expression) => {
  const reader = await connection.runAndReadAll(`SELECT ${expression}::VARCHAR`);
  return reader.getRows()[0][0];
};
for (const word of ["infinity", "epoch"]) {
  const tried = await one(`try_strptime('${word}', '%d.%m.%Y')`);
  console.log(`${word}: try_strptime ${tried}, strptime ${await one(`strptime('${word}', '%d.%m.%Y')`)}`);
}
console.log(`eternity: try_strptime ${await one("try_strptime('eternity', '%d.%m.%Y')")}`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
infinity: try_strptime 1900-01-01 00:00:00, strptime infinity
epoch: try_strptime 1900-01-01 00:00:00, strptime 1970-01-01 00:00:00
eternity: try_strptime null
SEEN
