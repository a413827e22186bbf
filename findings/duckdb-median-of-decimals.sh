#!/usr/bin/env bash
# @duckdb/node-api 1.5.5-r.5 (DuckDB 1.5.5): median and quantile_cont of DECIMAL values are cut to the scale of the
# column, so the median of 1.1 and 1.2 is 1.1; of the same values as DOUBLE it is 1.15.
#
# Seen: "decimal: median 1.1, quantile_cont 1.1", "double: median 1.15, quantile_cont 1.15"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.5-r.5
cat >see.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
for (const [name, type] of [["decimal", "DECIMAL(2,1)"], ["double", "DOUBLE"]]) {
  const reader = await connection.runAndReadAll(
    `SELECT median(v)::VARCHAR, quantile_cont(v, 0.5)::VARCHAR FROM (VALUES (1.1::${type}), (1.2::${type})) t(v)`,
  );
  const [[median, quantile]] = reader.getRows();
  console.log(`${name}: median ${median}, quantile_cont ${quantile}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
decimal: median 1.1, quantile_cont 1.1
double: median 1.15, quantile_cont 1.15
SEEN
