#!/usr/bin/env bash
# What yaml 2.9.1 writes is not what js-yaml 4.3.2 reads: text that looks like a day stands bare and comes back as a
# Date at midnight UTC, and the text 0b11 as the number 3. Both take YAML 1.2 by default. Text of decimal numbers is
# quoted, and safe.
#
# Seen: a Date for the text 2024-01-01, 3 for the text 0b11
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yaml@2.9.1 js-yaml@4.3.2
cat >see.mjs <<'JS'
import { load } from "js-yaml";
import { stringify } from "yaml";
for (const value of ["2024-01-01", "0b11", "012", "1e3"]) {
  const text = stringify({ value });
  const read = load(text).value;
  console.log(`${text.trim()} is read as ${read instanceof Date ? `Date ${read.toISOString()}` : JSON.stringify(read)}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
value: 2024-01-01 is read as Date 2024-01-01T00:00:00.000Z
value: 0b11 is read as 3
value: "012" is read as "012"
value: "1e3" is read as "1e3"
SEEN
