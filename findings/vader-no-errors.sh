#!/usr/bin/env bash
# vader-sentiment 1.1.3: a "no" before a bad word makes a sentence worse and not better, so "there were no errors"
# is more negative than "there were errors"; "not" and "without" turn it round.
#
# Seen: "There were errors.: -0.34", "There were no errors.: -0.5574", "a problem: -0.4019", "no problem: -0.5994",
# "without problems: 0.3089"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vader-sentiment@1.1.3
cat >see.mjs <<'JS'
import vader from "vader-sentiment";
for (const text of ["There were errors.", "There were no errors.", "a problem", "no problem", "without problems"]) {
  console.log(`${text}: ${vader.SentimentIntensityAnalyzer.polarity_scores(text).compound}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
There were errors.: -0.34
There were no errors.: -0.5574
a problem: -0.4019
no problem: -0.5994
without problems: 0.3089
SEEN
