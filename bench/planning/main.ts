/**
 * How good the plans of a planner are on public sets of queries and tools:
 * `npm run bench:planning -- FOLDER [seal-tools|nestful|bfcl] [options]`.
 *
 * Each set is a folder in FOLDER with `dev.json` (cases) and `tools.json`; `score.py` beside them is the scorer. Both
 * stages of planning run in this process, on a catalog that holds the tools of the case and nothing else.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openProject } from "../../src/project.ts";
import { sampleOf } from "../questions/sample.ts";
import { spread } from "../questions/times.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { readCases, type Case, type CaseSet } from "./cases.ts";
import { planWithGold } from "./gold.ts";
import { toolsOfPeers } from "./peers.ts";
import { planCase, type Prediction } from "./plan-case.ts";
import { printGold } from "./print-gold.ts";
import { printRecall } from "./recall.ts";
import { score } from "./score.ts";

const usage = `npm run bench:planning -- FOLDER [seal-tools|nestful|bfcl ...] [options]

  --list          show the cases that are not right
  --only ID       this one; can be given several times
  --sample N      N cases of each set, always the same
  --by-domain     an agent for each domain, instead of one for all tools without a prefix
  --partial       score what was bound also where something is wrong, and no plan is made
  --planner NAME  as in the configuration
  --search        plan nothing: how many of the needed tools the search for tools finds
  --gold          with a model that knows the right plan: what is lost, and what the model is sent
  --tool-tokens N with --gold: most tokens of tools in a request, as \`planning.toolTokens\`
  --tokenizer PKG with --gold: tokens as its \`encode\` has them (gpt-tokenizer), in place of the estimate
  --peers         beside all tools of a set those of the MCP servers of the tests`;

const SETS = ["seal-tools", "nestful", "bfcl"];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
    sample: { type: "string" },
    "by-domain": { type: "boolean", default: false },
    partial: { type: "boolean", default: false },
    planner: { type: "string" },
    search: { type: "boolean", default: false },
    gold: { type: "boolean", default: false },
    "tool-tokens": { type: "string" },
    tokenizer: { type: "string" },
    peers: { type: "boolean", default: false },
  },
});
const [folder, ...named] = positionals;
if (folder === undefined) {
  console.log(`Nothing to measure: no folder is given.\n\n${usage}`);
} else {
  const root = await mkdtemp(join(tmpdir(), "orchc-planning-"));
  try {
    for (const set of named.length > 0 ? named : SETS) {
      const file = join(folder, set, "dev.json");
      if (existsSync(file)) await measureSet(resolve(folder), set, root);
      else console.log(`${set}: nothing to measure, there is no ${file}.`);
    }
  } finally {
    await rm(root, { recursive: true });
  }
}

async function measureSet(from: string, set: string, root: string): Promise<void> {
  const more = options.peers ? await toolsOfPeers() : [];
  const all = readCases(from, set, options["by-domain"], more);
  if (options.search) return printRecall(set, all);
  const { only, sample, partial, planner: name } = options;
  const chosen = only.length > 0 ? all.cases.filter(({ id }) => only.includes(id)) : all.cases;
  const cases = sampleOf(chosen, sample === undefined ? undefined : Number(sample));
  if (options.gold) return measureGold(from, set, cases, all, root);
  const flags = name === undefined ? {} : { planner: name };
  const project = await openProject({ root, env: {}, flags });
  const planner = project.planner();
  const { workspace } = project;
  const plan = (one: Case) => {
    const { id, query } = one;
    return planCase({ id, query, planner, given: all.catalogOf(one), workspace, partial });
  };
  // Modules are loaded, and what is kept for a catalog is made.
  const first = cases[0] === undefined ? undefined : await plan(cases[0]);
  const predictions: Prediction[] = [];
  for (const one of cases) {
    predictions.push(await plan(one));
    if (process.stderr.isTTY)
      process.stderr.write(`\r${set} ${predictions.length}/${cases.length}`);
  }
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  const { figures, wrong } = score(from, set, cases, predictions);
  if (options.list) showWrong(cases, predictions, wrong);
  const refused = predictions.filter(({ tasks }) => tasks.length === 0).length;
  console.log(`${set}, ${planner.id}: ${cases.length} cases, ${refused} without a call`);
  for (const [figure, value] of figures) console.log(`  ${figure.padEnd(28)}${value}`);
  const times = spread(predictions.map(({ ms }) => ms));
  console.log(`  ${"time per query, warm".padEnd(28)}${times} (first ${first?.ms.toFixed(0)} ms)`);
}

async function measureGold(
  from: string,
  set: string,
  cases: readonly Case[],
  all: CaseSet,
  root: string,
): Promise<void> {
  const toolTokens = options["tool-tokens"];
  const planning = toolTokens === undefined ? {} : { toolTokens: Number(toolTokens) };
  const workspace = workspaceAt(root, configSchema.parse({ planning }));
  const { tokenizer } = options;
  const counting = tokenizer === undefined ? {} : { count: await counterOf(tokenizer) };
  const planned = await planWithGold(cases, all, workspace, counting);
  const predictions = planned.map(({ prediction }) => prediction);
  const { figures, wrong } = score(from, set, cases, predictions);
  if (options.list) showWrong(cases, predictions, wrong);
  console.log(`${set}, replies of the right plan: ${cases.length} cases`);
  for (const [figure, value] of figures) console.log(`  ${figure.padEnd(28)}${value}`);
  printGold(planned);
}

/** Of a package that is there; the project has none, since nothing else needs one. */
async function counterOf(tokenizer: string): Promise<(text: string) => number> {
  const { encode } = (await import(tokenizer)) as { encode(text: string): { length: number } };
  return (text) => encode(text).length;
}

function showWrong(
  cases: readonly Case[],
  predictions: readonly Prediction[],
  wrong: ReadonlySet<string>,
): void {
  const byId = new Map(predictions.map((one) => [one.id, one]));
  for (const { id, query, gold } of cases.filter((one) => wrong.has(one.id))) {
    const { tasks = [], problems = [] } = byId.get(id) ?? {};
    console.log(`${id}: ${query}`);
    for (const task of gold.tasks) console.log(`  expected ${JSON.stringify(task)}`);
    for (const task of tasks) console.log(`  planned  ${JSON.stringify(task)}`);
    for (const { code, message } of problems) console.log(`  ${code} ${message}`);
  }
}
