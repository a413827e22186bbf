#!/usr/bin/env bash
# @dagrejs/graphlib 4.0.6: a node that is called like a member of Object.prototype is never added, though
# hasNode says that it is there; and nodes whose names are whole numbers come first, whatever the order of adding.
#
# Seen: "nodes: 1,2,b", "constructor: has true, listed false", "__proto__: listed false"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @dagrejs/graphlib@4.0.6
cat >see.mjs <<'JS'
import { Graph } from "@dagrejs/graphlib";
const order = new Graph();
for (const id of ["b", "2", "1"]) order.setNode(id);
const names = new Graph();
for (const id of ["constructor", "__proto__"]) names.setNode(id);
console.log(`nodes: ${order.nodes()}`);
console.log(`constructor: has ${names.hasNode("constructor")}, listed ${names.nodes().includes("constructor")}`);
console.log(`__proto__: listed ${names.nodes().includes("__proto__")}`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
nodes: 1,2,b
constructor: has true, listed false
__proto__: listed false
SEEN
