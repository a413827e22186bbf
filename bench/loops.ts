/**
 * What an item of a loop costs beside a task of its own, and how large the largest process gets: medians of rounds by
 * turns, of whole runs without a cache.
 *
 *   npm run bench:loops [-- --times N] [--items N] [--json]
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cost, middle, type Cost } from "./measure.ts";
import { makeWorkspace, writePlan } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "3" },
    items: { type: "string", default: "10000" },
    json: { type: "boolean", default: false },
  },
});
const TASKS = 1000;
const items = Number(values.items);
const orchc = join(import.meta.dirname, "../dist/cli/main.js");
const folder = makeWorkspace();

function writeLoop(name: string, count: number, shards: number): void {
  const args = { from: [{ $ref: "row.n" }] };
  const loop = {
    id: "t2",
    title: "Each",
    kind: "loop",
    forEach: { $ref: "t1.rows" },
    as: "row",
    limit: count,
    concurrency: 16,
    ...(shards > 1 && { shards }),
    tasks: [{ id: "t3", title: "Step", kind: "call", agent: "bench", tool: "bench.step", args }],
  };
  const rows = {
    id: "t1",
    title: "Rows",
    kind: "call",
    agent: "bench",
    tool: "bench.rows",
    args: { count },
  };
  const source = { query: "A loop", sha256: "", planner: "bench" };
  mkdirSync(join(folder, "generated", name), { recursive: true });
  const text = JSON.stringify({ version: 1, name, source, tasks: [rows, loop] });
  writeFileSync(join(folder, "generated", name, "plan.json"), text);
}

const shapes = ["one-task", "tasks", "one-item", "items", "items-in-2"] as const;
writePlan(folder, { name: "one-task", layers: 1, width: 1, reads: 0, waitMs: 0 });
writePlan(folder, { name: "tasks", layers: 10, width: TASKS / 10, reads: 0, waitMs: 0 });
writeLoop("one-item", 1, 1);
writeLoop("items", items, 1);
writeLoop("items-in-2", items, 2);

try {
  for (const name of shapes)
    execFileSync(process.execPath, [orchc, "build", name], { cwd: folder, stdio: "ignore" });
  const rounds = Array.from({ length: Number(values.times) }, () =>
    Object.fromEntries(
      shapes.map((name) => [
        name,
        cost(process.execPath, [orchc, "exec", name, "--no-cache", "--quiet"], folder),
      ]),
    ),
  );
  const of = (name: (typeof shapes)[number]): Cost =>
    middle(rounds.flatMap((round) => round[name] ?? []));
  const each = (many: Cost, one: Cost, count: number): number =>
    (1000 * (many.wall - one.wall)) / (count - 1);
  const task = each(of("tasks"), of("one-task"), TASKS);
  const item = each(of("items"), of("one-item"), items);
  const shared = each(of("items-in-2"), of("one-item"), items);
  const memory = of("items").memory;
  if (values.json) console.log(JSON.stringify({ task, item, shared, memory }));
  else {
    console.log(
      `a task ${task.toFixed(3)} ms, an item ${item.toFixed(3)} ms (${(item / task).toFixed(2)} of it), in 2 processes ${shared.toFixed(3)} ms (${(shared / task).toFixed(2)})`,
    );
    console.log(`the largest process with ${items} items: ${memory.toFixed(0)} MiB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
