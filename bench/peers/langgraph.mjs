/**
 * A graph in LangGraph.js with SQLite checkpoints, as its documentation has it: a node for each step, a
 * channel for each value, edges that wait for all predecessors, the default durability.
 * `langgraph.mjs GRAPH STATE` runs it; with `--read`, prints the values that the state holds.
 */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";

const [graphFile, stateFile, mode] = process.argv.slice(2);
const { steps, waitMs } = JSON.parse(readFileSync(graphFile, "utf8"));

const channels = Object.fromEntries(steps.map(({ id }) => [`${id}_value`, Annotation()]));
const builder = new StateGraph(Annotation.Root(channels));
for (const { id, needs } of steps) {
  builder.addNode(id, async (state) => {
    if (waitMs > 0) await sleep(waitMs);
    const from = needs.map((need) => state[`${need}_value`]);
    return { [`${id}_value`]: 1 + Math.max(0, ...from) };
  });
}
const needed = new Set(steps.flatMap(({ needs }) => needs));
for (const { id, needs } of steps) {
  builder.addEdge(needs.length === 0 ? START : needs.length === 1 ? needs[0] : needs, id);
  if (!needed.has(id)) builder.addEdge(id, END);
}
const graph = builder.compile({ checkpointer: SqliteSaver.fromConnString(stateFile) });
const config = { configurable: { thread_id: "1" }, recursionLimit: steps.length + 10 };

if (mode === "--read") {
  const { values } = await graph.getState(config);
  const found = steps.map(({ id }) => [id, values[`${id}_value`]]);
  console.log(JSON.stringify(Object.fromEntries(found)));
} else {
  await graph.invoke({}, config);
}
