#!/usr/bin/env bash
# @duckdb/node-api 1.5.5-r.5 (DuckDB 1.5.5): a cast to INTEGER rounds the half of a DECIMAL up and that of a DOUBLE
# to the even number, while round() rounds both up: one column gives other sums as decimals, as doubles, and
# rounded.
#
# Seen: "DECIMAL(3,1): cast 9, round 9", "DOUBLE: cast 6, round 9"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.5-r.5
cat >see.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
for (const type of ["DECIMAL(3,1)", "DOUBLE"]) {
  const reader = await connection.runAndReadAll(
    `SELECT sum(v::INTEGER)::INTEGER, sum(round(v))::INTEGER FROM (VALUES (0.5::${type}), (2.5::${type}), (4.5::${type})) t(v)`,
  );
  const [[cast, rounded]] = reader.getRows();
  console.log(`${type}: cast ${cast}, round ${rounded}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
DECIMAL(3,1): cast 9, round 9
DOUBLE: cast 6, round 9
SEEN
