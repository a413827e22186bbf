#!/usr/bin/env bash
# rrule 2.8.1: fromText leaves out the rest of what it has begun to read, without an error: "at 9:30" is at 9, "on
# March 1st" is March on whatever day the series starts, and "twice a week" is the empty rule, which is yearly.
#
# Seen: "every day at 9:30: RRULE:FREQ=DAILY;BYHOUR=9; second 2026-01-16T09:00", "every year on March 1st:
# RRULE:FREQ=YEARLY;BYMONTH=3; second 2027-03-15T00:00", "twice a week: no rule; second 2027-01-15T00:00"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund rrule@2.8.1
cat >see.mjs <<'JS'
import rrule from "rrule";
const start = new Date("2026-01-15T00:00:00Z");
for (const text of ["every day at 9:30", "every year on March 1st", "twice a week"]) {
  const { origOptions } = rrule.RRule.fromText(text);
  const second = new rrule.RRule({ ...origOptions, dtstart: start, count: 2 }).all()[1];
  console.log(`${text}: ${new rrule.RRule(origOptions).toString() || "no rule"}; second ${second.toISOString().slice(0, 16)}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
every day at 9:30: RRULE:FREQ=DAILY;BYHOUR=9; second 2026-01-16T09:00
every year on March 1st: RRULE:FREQ=YEARLY;BYMONTH=3; second 2027-03-15T00:00
twice a week: no rule; second 2027-01-15T00:00
SEEN
