#!/usr/bin/env bash
# While a model's reply streams in, libraries complete the JSON that is there so far. They agree on texts and lists, and
# not on a value that has just begun: of {"total": - one makes 0, one leaves the field out; of {"paid": tru one makes
# true, one the text "tru"; of a key that has begun, one makes a field of that shortened name. None says that the value
# is not whole, and 12 of 1200 looks like any other number. ai 7.0.173 calls all of it "repaired-parse".
#
# Seen: the table below, by ai 7.0.173, partial-json 0.1.7, best-effort-json-parser 1.5.1 and jsonrepair 3.15.0
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ai@7.0.173 partial-json@0.1.7 best-effort-json-parser@1.5.1 jsonrepair@3.15.0
cat >see.mjs <<'JS'
import { parsePartialJson } from "ai";
import { parse as bestEffort } from "best-effort-json-parser";
import { jsonrepair } from "jsonrepair";
import { parse as partialJson } from "partial-json";
for (const text of ['{"total": 12', '{"total": -', '{"total": 1.', '{"paid": tru', '{"n": 1, "pai']) {
  const { value, state } = await parsePartialJson(text);
  const all = [value, partialJson(text), bestEffort(text), JSON.parse(jsonrepair(text))];
  console.log(`${text} => ${all.map((one) => JSON.stringify(one)).join("  ")}  ${state}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
{"total": 12 => {"total":12}  {"total":12}  {"total":12}  {"total":12}  repaired-parse
{"total": - => {}  {}  {"total":0}  {"total":0}  repaired-parse
{"total": 1. => {"total":1}  {}  {"total":1}  {"total":1}  repaired-parse
{"paid": tru => {"paid":true}  {"paid":true}  {"paid":true}  {"paid":"tru"}  repaired-parse
{"n": 1, "pai => {"n":1}  {"n":1}  {"n":1}  {"n":1,"pai":null}  repaired-parse
SEEN
