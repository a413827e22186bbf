#!/usr/bin/env bash
# chrono-node 2.10.3 reads "half an hour ago" and "2.5 hours ago", but of "two and a half hours ago" only the half:
# the time it gives is 30 minutes back. Of "a year and a half ago" it reads nothing.
#
# Seen: "half an hour ago: 30 minutes, of 'half an hour ago'", "2.5 hours ago: 150 minutes, of '2.5 hours ago'",
# "two and a half hours ago: 30 minutes, of 'half hours ago'", "a year and a half ago: nothing"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3
cat >see.mjs <<'JS'
import { parse } from "chrono-node";
const now = new Date("2026-06-15T12:00:00Z");
for (const phrase of ["half an hour ago", "2.5 hours ago", "two and a half hours ago", "a year and a half ago"]) {
  const [found] = parse(phrase, { instant: now, timezone: "UTC" });
  const minutes = found && (now - found.start.date()) / 60_000;
  console.log(`${phrase}: ${found ? `${minutes} minutes, of '${found.text}'` : "nothing"}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
half an hour ago: 30 minutes, of 'half an hour ago'
2.5 hours ago: 150 minutes, of '2.5 hours ago'
two and a half hours ago: 30 minutes, of 'half hours ago'
a year and a half ago: nothing
SEEN
