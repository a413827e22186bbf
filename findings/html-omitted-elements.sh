#!/usr/bin/env bash
# linkedom 0.18.12 makes none of the elements that HTML lets one leave out, so a page without <body> has an empty
# one; what parse5 8.1.1 makes of the same page is read whole.
#
# Seen: "linkedom: ''", "parse5 first: 'Tea sold well.'"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund linkedom@0.18.12 parse5@8.1.1
cat >see.mjs <<'JS'
import { parseHTML } from "linkedom";
import { parse, serialize } from "parse5";
const page = "<!doctype html><title>T</title><p>Tea sold well.";
const text = (html) => {
  try {
    return parseHTML(html).document.body.textContent;
  } catch (error) {
    return error.constructor.name;
  }
};
console.log(`linkedom: '${text(page)}'`);
console.log(`parse5 first: '${text(serialize(parse(page)))}'`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
linkedom: ''
parse5 first: 'Tea sold well.'
SEEN
