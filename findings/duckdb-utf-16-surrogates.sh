#!/usr/bin/env bash
# @duckdb/node-api 1.5.5-r.5 (DuckDB 1.5.5): read_csv with encoding = 'utf-16' says of a valid file that it is not
# UTF-16 as soon as it holds a character beyond the Basic Multilingual Plane, such as an emoji, which UTF-16 writes as
# two surrogates; a file without such a character is read. The same text in UTF-8 is read either way.
#
# Seen: "café, UTF-16: café", "😀, UTF-16: Invalid Input Error: File is not utf-16 encoded", "😀, UTF-8: 😀"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.5-r.5
cat >see.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
async function read(word, encoding) {
  const text = `name,n\n${word},1\n`;
  writeFileSync("a.csv", encoding === "utf-8" ? text : Buffer.from(text, "utf16le"));
  const sql = `SELECT name FROM read_csv('a.csv', header = true, encoding = '${encoding}')`;
  const seen = await connection.runAndReadAll(sql).then(
    (reader) => reader.getRows()[0][0],
    (error) => error.message.split("\n")[0],
  );
  console.log(`${word}, ${encoding.toUpperCase()}: ${seen}`);
}
await read("café", "utf-16");
await read("😀", "utf-16");
await read("😀", "utf-8");
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
café, UTF-16: café
😀, UTF-16: Invalid Input Error: File is not utf-16 encoded
😀, UTF-8: 😀
SEEN
