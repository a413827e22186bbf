#!/usr/bin/env bash
# human-interval 2.0.1 reads numbers in words and "1.5 hours", but a half in words is dropped and an article is 0:
# "two and a half hours" is 2 hours, "half an hour" and "an hour" are no time at all. "2 weekdays" is 15 days.
#
# Seen: "ten minutes: 10 min", "2.5 hours: 150 min", "two and a half hours: 120 min", "half an hour: 0 min", "an
# hour: 0 min", "2 weekdays: 21600 min"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund human-interval@2.0.1
cat >see.mjs <<'JS'
import humanInterval from "human-interval";
for (const text of ["ten minutes", "2.5 hours", "two and a half hours", "half an hour", "an hour", "2 weekdays"]) {
  console.log(`${text}: ${humanInterval(text) / 60_000} min`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
ten minutes: 10 min
2.5 hours: 150 min
two and a half hours: 120 min
half an hour: 0 min
an hour: 0 min
2 weekdays: 21600 min
SEEN
