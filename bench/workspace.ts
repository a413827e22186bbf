/** A workspace with tasks that do nothing or wait, and the same graphs for make and ninja. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan, Task } from "../src/contract/plan.ts";

const root = join(import.meta.dirname, "..");

const agent = `import { defineAgent } from "orchc/agent";

export default defineAgent({
  name: "bench",
  card: "Tasks that do nothing, or wait.",
  tools: { step: () => import("./bench/step.ts"), rows: () => import("./bench/rows.ts") },
});
`;

const tool = `import { defineTool, z } from "orchc/agent";
import { setTimeout as sleep } from "node:timers/promises";

export const step = defineTool({
  name: "step",
  description: "Waits, then gives one more than the largest number that it got.",
  version: "1",
  input: z.object({ waitMs: z.int().default(0), from: z.array(z.number()).default([]) }),
  output: z.object({ value: z.number() }),
  async run({ waitMs, from }) {
    if (waitMs > 0) await sleep(waitMs);
    return { value: 1 + Math.max(0, ...from) };
  },
});
`;

const rowsTool = `import { defineTool, z } from "orchc/agent";

export const rows = defineTool({
  name: "rows",
  description: "Gives so many rows.",
  version: "1",
  input: z.object({ count: z.int() }),
  output: z.object({ rows: z.array(z.object({ n: z.number() })) }),
  run: ({ count }) => ({ rows: Array.from({ length: count }, (_, n) => ({ n })) }),
});
`;

/** What make and ninja start for each task: reads what it needs, waits, writes what it makes. */
const script = `import { readFileSync, writeFileSync } from "node:fs";
const [out, wait, ...needs] = process.argv.slice(2);
const from = needs.map((need) => JSON.parse(readFileSync(need, "utf8")).value);
if (Number(wait) > 0) await new Promise((done) => setTimeout(done, Number(wait)));
writeFileSync(out, JSON.stringify({ value: 1 + Math.max(0, ...from) }));
`;

/** Tasks by layer; each needs some of the layer before. */
export interface Shape {
  readonly name: string;
  readonly layers: number;
  readonly width: number;
  /** How many tasks of the layer before each one reads. */
  readonly reads: number;
  readonly waitMs: number;
}

interface Step {
  readonly id: string;
  readonly needs: readonly string[];
}

export function stepsOf({ layers, width, reads }: Shape): Step[] {
  const id = (layer: number, at: number): string => `t${layer * width + at + 1}`;
  return Array.from({ length: layers * width }, (_, index) => {
    const layer = Math.floor(index / width);
    const at = index % width;
    const needs = Array.from({ length: layer === 0 ? 0 : Math.min(reads, width) }, (__, offset) =>
      id(layer - 1, (at + offset) % width),
    );
    return { id: id(layer, at), needs };
  });
}

export function makeWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), "orchc-bench-"));
  mkdirSync(join(folder, "agents/bench"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/orchc"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "orchc.config.yaml"), "limits:\n  maxTasks: 5000\n");
  writeFileSync(join(folder, "agents/bench.ts"), agent);
  writeFileSync(join(folder, "agents/bench/step.ts"), tool);
  writeFileSync(join(folder, "agents/bench/rows.ts"), rowsTool);
  writeFileSync(join(folder, "step.mjs"), script);
  return folder;
}

export function writePlan(folder: string, shape: Shape): void {
  const tasks = stepsOf(shape).map(({ id, needs }): Task => ({
    id,
    title: `Step ${id}`,
    kind: "call",
    agent: "bench",
    tool: "bench.step",
    args: { waitMs: shape.waitMs, from: needs.map((need) => ({ $ref: `${need}.value` })) },
    priority: "medium",
    needs: [],
    estimate: { seconds: shape.waitMs / 1000, usd: 0 },
  }));
  const plan: Plan = {
    version: 1,
    name: shape.name,
    source: { query: `A graph of ${tasks.length} steps`, sha256: "", planner: "bench" },
    params: {},
    profile: "balanced",
    tasks,
  };
  mkdirSync(join(folder, "generated", shape.name), { recursive: true });
  writeFileSync(join(folder, "generated", shape.name, "plan.json"), JSON.stringify(plan));
}

/** The same graph as `<shape>.mk` and `<shape>.ninja`, with outputs in `out/<shape>/`. */
export function writeMakeAndNinja(folder: string, shape: Shape): void {
  const steps = stepsOf(shape);
  const out = (id: string): string => `out/${shape.name}/${id}.json`;
  const run = `${process.execPath} step.mjs`;
  const all = steps.map(({ id }) => out(id)).join(" ");
  const rules = steps.map(({ id, needs }) => {
    const inputs = needs.map(out).join(" ");
    return `${out(id)}: ${inputs}\n\t@${run} ${out(id)} ${shape.waitMs} ${inputs}\n`;
  });
  writeFileSync(join(folder, `${shape.name}.mk`), `all: ${all}\n${rules.join("")}`);
  const edges = steps.map(
    ({ id, needs }) => `build ${out(id)}: step ${needs.map(out).join(" ")}\n`,
  );
  writeFileSync(
    join(folder, `${shape.name}.ninja`),
    `rule step\n  command = ${run} $out ${shape.waitMs} $in\n${edges.join("")}`,
  );
}
