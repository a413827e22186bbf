#!/usr/bin/env bash
# @langchain/langgraph 1.7.3: behind a choice between two branches, a node that is joined to both by one edge never
# runs, since it waits for the branch that was not taken; the run ends as if all were well, without what the node
# makes.
#
# Seen: "both chosen: a,b,report", "one chosen: a"
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

const run = async (chosen) => {
  const compiled = graph(["a", "b", "report"]).addConditionalEdges(START, () => chosen, ["a", "b"])
    .addEdge(["a", "b"], "report").addEdge("report", END).compile();
  return (await compiled.invoke({})).ran;
};
console.log(`both chosen: ${await run(["a", "b"])}`);
console.log(`one chosen: ${await run(["a"])}`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
both chosen: a,b,report
one chosen: a
SEEN
