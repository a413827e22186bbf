#!/usr/bin/env bash
# chrono-node 2.10.3 reads "29 February" as a date when the year of today is a leap year, and in other years as
# nothing at all, though a day without a year otherwise gets the nearest year in which it lies.
#
# Seen: "on 2024-06-01, 28 February: 2024-02-28", "on 2024-06-01, 29 February: 2024-02-29", "on 2026-06-01, 28
# February: 2026-02-28", "on 2026-06-01, 29 February: nothing"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat >see.mjs <<'JS'
import { parse } from "chrono-node";
for (const today of ["2024-06-01", "2026-06-01"]) {
  for (const phrase of ["28 February", "29 February"]) {
    const [found] = parse(phrase, { instant: new Date(`${today}T12:00:00Z`), timezone: "UTC" });
    console.log(`on ${today}, ${phrase}: ${found?.start.date().toISOString().slice(0, 10) ?? "nothing"}`);
  }
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
on 2024-06-01, 28 February: 2024-02-28
on 2024-06-01, 29 February: 2024-02-29
on 2026-06-01, 28 February: 2026-02-28
on 2026-06-01, 29 February: nothing
SEEN
