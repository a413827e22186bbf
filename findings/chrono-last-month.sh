#!/usr/bin/env bash
# chrono-node 2.10.3 counts a month back by the number of the day, and when the month before has no such day it runs
# over: on 31 March "last month" is a day of March, and on 31 May "last quarter" is 3 March. A stretch from "last
# month" to "this month" then runs backwards.
#
# Seen: "on 2026-03-31, last month: 2026-03-03", "on 2026-03-31, this month: 2026-03-01", "on 2026-05-31, last
# quarter: 2026-03-03", "on 2024-02-29, last year: 2023-03-01"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat >see.mjs <<'JS'
import { parseDate } from "chrono-node";
for (const [day, phrase] of [
  ["2026-03-31", "last month"],
  ["2026-03-31", "this month"],
  ["2026-05-31", "last quarter"],
  ["2024-02-29", "last year"],
]) {
  const found = parseDate(phrase, { instant: new Date(`${day}T12:00:00Z`), timezone: "UTC" });
  console.log(`on ${day}, ${phrase}: ${found.toISOString().slice(0, 10)}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
on 2026-03-31, last month: 2026-03-03
on 2026-03-31, this month: 2026-03-01
on 2026-05-31, last quarter: 2026-03-03
on 2024-02-29, last year: 2023-03-01
SEEN
