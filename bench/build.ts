/**
 * What a build costs, beside the native type check alone on the same files: whole, after one changed task, with nothing
 * changed; and how a chain grows. By turns, since a machine is seldom quiet: medians of the rounds, and seconds of the
 * processors beside those that a person waits.
 *
 *   npm run bench:build [-- --times N] [--only 1000|10000|chain] [--json]
 */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { nativeCompiler } from "../src/compiler/emit/native-compiler.ts";
import { openStaging } from "../src/compiler/emit/stage.ts";
import { projectFor } from "../src/compiler/emit/type-check-project.ts";
import { cost, middle, type Cost } from "./measure.ts";
import { makeWorkspace, writePlan, type Shape } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "3" },
    only: { type: "string", multiple: true },
    json: { type: "boolean", default: false },
  },
});
const rounds = Number(values.times);
const isWanted = (what: string): boolean => values.only?.includes(what) ?? true;
const orchc = join(import.meta.dirname, "../dist/cli/main.js");
const folder = makeWorkspace();

const build = (name: string): Cost => cost(process.execPath, [orchc, "build", name], folder);

async function checkAlone(name: string): Promise<Cost> {
  const built = join(folder, "generated", name);
  const names = readdirSync(built).filter((file) => file.endsWith(".ts"));
  const files = new Map(names.map((file) => [file, readFileSync(join(built, file), "utf8")]));
  using staging = openStaging(built);
  for (const [file, text] of files) staging.put(file, text);
  staging.put("tsconfig.json", JSON.stringify(projectFor(names, staging, built, true)));
  return cost(await nativeCompiler(), ["--project", "tsconfig.json"], staging.folder);
}

/** As if it had never been built. What was built is moved: after thousands of removed files, ext4 makes new ones slowly. */
function forget(shape: Shape): void {
  const built = join(folder, "generated", shape.name);
  if (existsSync(built)) renameSync(built, mkdtempSync(join(folder, "before-")));
  rmSync(join(folder, ".orchc"), { recursive: true, force: true });
  writePlan(folder, shape);
}

function changeOneTask({ name }: Shape, round: number): void {
  const file = join(folder, "generated", name, "plan.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/"Step t77\d*"/, `"Step t77${round}"`));
}

const rows: object[] = [];
function note(what: string, own: Cost, beside: Cost, name: string): void {
  const ratio = own.wall / beside.wall;
  const processor = own.processor / beside.processor;
  rows.push({ what, own, beside, ratio, processor });
  if (values.json) return;
  const figures = `${own.wall.toFixed(2)} s, of processors ${own.processor.toFixed(2)} s, ${own.memory.toFixed(0)} MiB`;
  console.log(
    `${what.padEnd(34)} ${figures}; ${name}: ${ratio.toFixed(2)}, of processors ${processor.toFixed(2)}`,
  );
}

async function benchSize(tasks: number): Promise<void> {
  const shape = { name: `build-${tasks}`, layers: 10, width: tasks / 10, reads: 2, waitMs: 0 };
  const costs = { alone: [], whole: [], one: [], none: [] } as Record<string, Cost[]>;
  for (let round = 0; round < rounds; round += 1) {
    forget(shape);
    costs["whole"]?.push(build(shape.name));
    costs["alone"]?.push(await checkAlone(shape.name));
    changeOneTask(shape, round);
    costs["one"]?.push(build(shape.name));
    costs["none"]?.push(build(shape.name));
  }
  const { alone = [], whole = [], one = [], none = [] } = costs;
  const check = "type check alone";
  note(`${tasks} tasks`, middle(whole), middle(alone), check);
  note(`${tasks} tasks, one changed`, middle(one), middle(alone), check);
  note(`${tasks} tasks, nothing changed`, middle(none), middle(alone), check);
}

function benchChain(): void {
  const chain = (length: number): Shape => ({
    name: `chain-${length}`,
    layers: length,
    width: 1,
    reads: 1,
    waitMs: 0,
  });
  const costs = { short: [] as Cost[], long: [] as Cost[] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [which, shape] of [
      ["short", chain(5000)],
      ["long", chain(20_000)],
    ] as const) {
      forget(shape);
      costs[which].push(build(shape.name));
    }
  }
  note("a chain of 20,000", middle(costs.long), middle(costs.short), "of 5,000");
}

try {
  for (const tasks of [1000, 10_000]) if (isWanted(String(tasks))) await benchSize(tasks);
  if (isWanted("chain")) benchChain();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify(rows, null, 2));
