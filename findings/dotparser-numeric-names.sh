#!/usr/bin/env bash
# dotparser 1.1.1 makes numbers of the names of nodes that look like numbers, so two steps of a graph called 1.10
# and 1.1 are one with an edge to itself, and 007 is 7; Graphviz (@viz-js/viz 3.31.0) keeps names as they are
# written.
#
# Seen: "dotparser: 1.1 -> 1.1 -> 7", "Graphviz: 1.10 -> 1.1 -> 007"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dotparser@1.1.1 @viz-js/viz@3.31.0
cat >see.mjs <<'JS'
import dotparser from "dotparser";
import { instance } from "@viz-js/viz";
const text = "digraph { 1.10 -> 1.1 -> 007 }";
const [{ children }] = dotparser(text);
console.log(`dotparser: ${children[0].edge_list.map(({ id }) => id).join(" -> ")}`);
const viz = await instance();
console.log(`Graphviz: ${viz.renderJSON(text).objects.map(({ name }) => name).join(" -> ")}`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
dotparser: 1.1 -> 1.1 -> 7
Graphviz: 1.10 -> 1.1 -> 007
SEEN
