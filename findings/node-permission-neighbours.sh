#!/usr/bin/env bash
# Node 26.10.0 with --permission: of two folders that may be read, of which the name of one begins with the name of the
# other (data, data-old), the shorter one cannot be listed, in whichever order they are granted. Its files can be read,
# and alone it can be listed.
#
# Seen:
#   alone: listed, read
#   data, data-old: ERR_ACCESS_DENIED, read
#   data-old, data: ERR_ACCESS_DENIED, read
#   data, other: listed, read
set -euo pipefail
folder=$(realpath "$(mktemp -d)")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@26.10.0
mkdir data data-old other
echo text >data/a.txt
cat >see.mjs <<'JS'
import { readdirSync, readFileSync } from "node:fs";
const [name] = process.argv.slice(2);
const attempt = (look, word) => {
  try {
    look();
    return word;
  } catch (error) {
    return error.code;
  }
};
const listed = attempt(() => readdirSync("data"), "listed");
const read = attempt(() => readFileSync("data/a.txt"), "read");
console.log(`${name}: ${listed}, ${read}`);
JS
see() {
  local name=$1
  shift
  local flags=(--allow-fs-read="$folder/see.mjs")
  for each in "$@"; do flags+=(--allow-fs-read="$folder/$each"); done
  node_modules/node/bin/node --permission "${flags[@]}" see.mjs "$name"
}
{
  see "alone" data
  see "data, data-old" data data-old
  see "data-old, data" data-old data
  see "data, other" data other
} | tee seen.txt
diff seen.txt - <<'SEEN'
alone: listed, read
data, data-old: ERR_ACCESS_DENIED, read
data-old, data: ERR_ACCESS_DENIED, read
data, other: listed, read
SEEN
