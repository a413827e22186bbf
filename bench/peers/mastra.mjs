/**
 * A graph in Mastra with libSQL storage: it has no edges between single steps, so a layer is `parallel`
 * and a layer of one is `then`. `mastra.mjs GRAPH STATE` runs it; with `--read`, prints the values that
 * the state holds.
 */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Mastra } from "@mastra/core";
import { createStep, createWorkflow } from "@mastra/core/workflows";
import { LibSQLStore } from "@mastra/libsql";
import { z } from "zod";

const [graphFile, stateFile, mode] = process.argv.slice(2);
const { steps, layers, width, waitMs } = JSON.parse(readFileSync(graphFile, "utf8"));
const runId = "1";

const value = z.object({ value: z.number() });
const made = steps.map(({ id, needs }) =>
  createStep({
    id,
    inputSchema: z.any(),
    outputSchema: value,
    execute: async ({ inputData }) => {
      if (waitMs > 0) await sleep(waitMs);
      const from = needs.map((need) => (width === 1 ? inputData : inputData[need]).value);
      return { value: 1 + Math.max(0, ...from) };
    },
  }),
);
let workflow = createWorkflow({ id: "bench", inputSchema: z.any(), outputSchema: z.any() });
for (let layer = 0; layer < layers; layer++) {
  const row = made.slice(layer * width, (layer + 1) * width);
  workflow = width === 1 ? workflow.then(row[0]) : workflow.parallel(row);
}
workflow = workflow.commit();
const storage = new LibSQLStore({ id: "bench", url: `file:${stateFile}` });
const mastra = new Mastra({ workflows: { bench: workflow }, storage, logger: false });
const bench = mastra.getWorkflow("bench");

if (mode === "--read") {
  const { steps: stored } = await bench.getWorkflowRunById(runId);
  const found = steps.map(({ id }) => [id, stored[id]?.output?.value]);
  console.log(JSON.stringify(Object.fromEntries(found)));
} else {
  const run = await bench.createRun({ runId });
  const { status, error } = await run.start({ inputData: {} });
  if (status !== "success") throw error ?? new Error(`the workflow ended as ${status}`);
}
