#!/usr/bin/env bash
# feelin 8.2.0 (FEEL of DMN): "years and months duration" also counts days, so between the ends of two months there
# are 29 days and 0 months; yet the value with days equals the one without, and a year equals 365 days.
#
# Seen: "P29D", "P1Y2M14D", "true", "true"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund feelin@8.2.0
cat >see.mjs <<'JS'
import { evaluate } from "feelin";
const duration = (from, to) => `years and months duration(date("${from}"), date("${to}"))`;
for (const expression of [
  duration("2024-01-31", "2024-02-29"),
  duration("2023-01-01", "2024-03-15"),
  `${duration("2023-01-01", "2024-03-15")} = duration("P1Y2M")`,
  'duration("P1Y") = duration("P365D")',
]) {
  console.log(`${expression}: ${evaluate(expression, {}).value}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
years and months duration(date("2024-01-31"), date("2024-02-29")): P29D
years and months duration(date("2023-01-01"), date("2024-03-15")): P1Y2M14D
years and months duration(date("2023-01-01"), date("2024-03-15")) = duration("P1Y2M"): true
duration("P1Y") = duration("P365D"): true
SEEN
