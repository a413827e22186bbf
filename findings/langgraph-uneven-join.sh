#!/usr/bin/env bash
# @langchain/langgraph 1.7.3: a node with two predecessors at unequal depth runs twice, once after each, when the
# edges are added one by one; only one edge from the list of both waits for both. Nothing is said when the graph is
# compiled.
#
# Seen: "two edges: join ran 2 times", "one edge of two: join ran 1 times"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @langchain/langgraph@1.7.3 @langchain/core@1.4.0 zod@4.6.7
cat >see.mjs <<'JS'
import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
const State = Annotation.Root({ ran: Annotation({ reducer: (all, more) => all.concat(more), default: () => [] }) });
const graph = (names) => names.reduce((all, name) => all.addNode(name, () => ({ ran: [name] })), new StateGraph(State));

const uneven = () => graph(["load", "fetch", "clean", "join"]).addEdge(START, "load").addEdge(START, "fetch").addEdge("fetch", "clean");
const single = uneven().addEdge("load", "join").addEdge("clean", "join").addEdge("join", END).compile();
const listed = uneven().addEdge(["load", "clean"], "join").addEdge("join", END).compile();
for (const [name, compiled] of [["two edges", single], ["one edge of two", listed]]) {
  const { ran } = await compiled.invoke({});
  console.log(`${name}: join ran ${ran.filter((node) => node === "join").length} times`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
two edges: join ran 2 times
one edge of two: join ran 1 times
SEEN
