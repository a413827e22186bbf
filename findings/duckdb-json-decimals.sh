#!/usr/bin/env bash
# @duckdb/node-api 1.5.5-r.5 (DuckDB 1.5.5): the arrow operators of JSON give a number as a double writes it, not as
# it stands in the text: a price of 1.10 becomes 1.1, and of a decimal with 20 digits the last ones are others.
#
# Seen: "price 1.1, rate 0.12345678901234568"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.5-r.5
cat >see.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const text = '{"price": 1.10, "rate": 0.12345678901234567890}';
const reader = await connection.runAndReadAll(
  `SELECT '${text}'::JSON ->> 'price', '${text}'::JSON ->> 'rate'`,
);
const [[price, rate]] = reader.getRows();
console.log(`price ${price}, rate ${rate}`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
price 1.1, rate 0.12345678901234568
SEEN
