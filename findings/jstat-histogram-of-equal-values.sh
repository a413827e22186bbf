#!/usr/bin/env bash
# jstat 1.9.6: the histogram of a column in which all values are the same is empty in every bin, because the width
# of a bin is 0; with one value that differs, the counts add up to all values again.
#
# Seen: "5,5,5,5: 0,0,0,0", "5,5,5,6: 3,0,0,1"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jstat@1.9.6
cat >see.mjs <<'JS'
import jstat from "jstat";
for (const values of [[5, 5, 5, 5], [5, 5, 5, 6]]) {
  console.log(`${values}: ${jstat.histogram(values, 4)}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
5,5,5,5: 0,0,0,0
5,5,5,6: 3,0,0,1
SEEN
