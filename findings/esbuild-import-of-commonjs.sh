#!/usr/bin/env bash
# esbuild 0.28.2 and Node 26.10.0: what `await import()` gives of a CommonJS package. Node finds the names of its exports
# by reading it, and gives them beside `default`. In a bundle of one file they are there too; with --splitting, where what
# is imported so becomes a file of its own, that file exports `default` alone, and what is taken by a name is undefined.
#
# Seen (fastest-levenshtein 1.0.16, which exports `distance` and `closest`; the same line in all three):
#   Node: distance is a function
#   esbuild, one file: distance is a function
#   esbuild, split: distance is a undefined
set -euo pipefail
folder=$(realpath "$(mktemp -d)")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@26.10.0 esbuild@0.28.2 fastest-levenshtein@1.0.16
node=node_modules/node/bin/node
cat >see.mjs <<'JS'
const { distance } = await import("fastest-levenshtein");
console.log(`distance is a ${typeof distance}`);
JS
bundle=(node_modules/.bin/esbuild see.mjs --bundle --format=esm --platform=node --log-level=error --out-extension:.js=.mjs)
"${bundle[@]}" --outdir=one
"${bundle[@]}" --outdir=split --splitting
seen=$(
  echo "Node: $($node see.mjs)"
  echo "esbuild, one file: $($node one/see.mjs)"
  echo "esbuild, split: $($node split/see.mjs)"
)
echo "$seen"
[ "$seen" = "Node: distance is a function
esbuild, one file: distance is a function
esbuild, split: distance is a undefined" ]
