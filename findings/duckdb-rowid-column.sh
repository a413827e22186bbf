#!/usr/bin/env bash
# @duckdb/node-api 1.5.5-r.5 (DuckDB 1.5.5): a column of a file that is called rowid hides the number of the row, so
# a statement that deletes the first row by rowid = 0 deletes nothing, or the row in which the file says 0.
#
# Seen: "from a file with a column rowid: a,b", "from a file without: b,c"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.5-r.5
printf 'rowid,name\n7,a\n9,b\n0,c\n' >with.csv
printf 'id,name\n7,a\n9,b\n0,c\n' >without.csv
cat >see.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
for (const [file, said] of [["with", "with a column rowid"], ["without", "without"]]) {
  await connection.run(`CREATE OR REPLACE TABLE t AS FROM '${file}.csv'`);
  await connection.run("DELETE FROM t WHERE rowid = 0");
  const reader = await connection.runAndReadAll("SELECT name FROM t");
  console.log(`from a file ${said}: ${reader.getRows().flat()}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
from a file with a column rowid: a,b
from a file without: b,c
SEEN
