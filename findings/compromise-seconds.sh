#!/usr/bin/env bash
# compromise 14.17.0 takes "seconds" for the fraction, so a timeout of 3 seconds is the number 1.5, and "for a
# second" is a half; minutes are counted as they are. A year in words is three numbers.
#
# Seen: "wait 3 seconds: 1.5", "wait 3 minutes: 3", "wait for a second: 0.5", "in nineteen ninety nine: 19,90,9"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund compromise@14.17.0
cat >see.mjs <<'JS'
import nlp from "compromise";
for (const text of ["wait 3 seconds", "wait 3 minutes", "wait for a second", "in nineteen ninety nine"]) {
  console.log(`${text}: ${nlp(text).numbers().json().map(({ number }) => number.num)}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
wait 3 seconds: 1.5
wait 3 minutes: 3
wait for a second: 0.5
in nineteen ninety nine: 19,90,9
SEEN
