/**
 * How well a real endpoint plans: `npm run try:model -- --base-url URL --model NAME [--cases FOLDER]`. It plans requests whose
 * plans are known, over files that it writes, and 100 cases of a public benchmark where that is there, and prints a row for
 * the table of docs/models.md.
 */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { createModelPlanner, plan, sourceOf } from "../../src/compiler/index.ts";
import { createModel, type Model } from "../../src/model/index.ts";
import { findWorkspace } from "../../src/workspace/find-workspace.ts";
import type { Workspace } from "../../src/workspace/index.ts";
import { modelSchema } from "../../src/workspace/model-settings.ts";
import { modelWorldOf } from "../../src/world.ts";
import { sampleOf } from "../questions/sample.ts";
import { spread } from "../questions/times.ts";
import { readCases } from "./cases.ts";
import { planCase, type Prediction } from "./plan-case.ts";
import { files, requests, type KnownRequest } from "./requests.ts";
import { score } from "./score.ts";

const usage = `npm run try:model -- --base-url URL --model NAME [options]

  --key-variable NAME  the environment variable that holds the key; OPENAI_API_KEY
  --cases FOLDER       a folder of public benchmarks, as for bench:planning
  --set NAME           which of them: seal-tools, nestful or bfcl; nestful
  --sample N           so many of its cases, always the same; 100`;

const { values: options } = parseArgs({
  options: {
    "base-url": { type: "string" },
    model: { type: "string" },
    "key-variable": { type: "string", default: "OPENAI_API_KEY" },
    cases: { type: "string" },
    set: { type: "string", default: "nestful" },
    sample: { type: "string", default: "100" },
  },
});
const { "base-url": baseUrl, model: name, "key-variable": apiKeyEnv } = options;
if (baseUrl === undefined || name === undefined) {
  console.log(usage);
  process.exitCode = 2;
} else {
  const root = await mkdtemp(join(tmpdir(), "orchc-try-model-"));
  try {
    await tryModel(
      root,
      createModel(modelSchema.parse({ baseUrl, name, apiKeyEnv }), {
        workspaceRoot: root,
        env: process.env,
      }),
    );
  } finally {
    await rm(root, { recursive: true });
  }
}

async function tryModel(root: string, model: Model): Promise<void> {
  await mkdir(join(root, "out"));
  const config = 'shell: { commands: ["node"] }\nwrite: ["out"]\n';
  const all = { ...files, "orchc.config.yaml": config };
  for (const [path, text] of Object.entries(all)) await writeFile(join(root, path), text);
  const workspace = await findWorkspace({ root, env: {} });
  const samples = await trySamples(workspace, model);
  const cases = await tryCases(workspace, model);
  const { requests: sent, inputTokens, outputTokens, usd } = model.usage();
  const plans = requests.length + cases.count;
  const each = (value: number) => (value / plans).toFixed(value / plans < 10 ? 2 : 0);
  console.log(
    "\n| model | samples: planned, the right tools | benchmark | requests, tokens in, out a plan | time a plan | USD |",
  );
  console.log("| --- | --- | --- | --- | --- | --- |");
  const times = spread([...samples.ms, ...cases.ms]);
  console.log(
    `| ${model.name} | ${samples.planned} and ${samples.right} of ${requests.length} | ${cases.says} | ${each(sent)}, ${each(inputTokens)}, ${each(outputTokens)} | ${times} | ${usd.toFixed(2)} |`,
  );
}

async function trySamples(workspace: Workspace, model: Model) {
  const catalog = await openCatalog(workspace);
  const planner = createModelPlanner(
    model,
    modelWorldOf(workspace, async () => catalog),
  );
  let [planned, right] = [0, 0];
  const ms: number[] = [];
  for (const one of requests) {
    const start = performance.now();
    const source = await sourceOf(one.query, { workspace });
    const made = await plan({ source, workspace, catalog, planner, allowUnused: true });
    ms.push(performance.now() - start);
    const tools = toolsIn(made.plan?.tasks);
    const isRight = isSame(tools, one);
    if (made.plan !== undefined) planned += 1;
    if (isRight) right += 1;
    const first = made.diagnostics.find(({ severity }) => severity === "error");
    console.log(`${isRight ? "right" : made.plan === undefined ? "none " : "other"}  ${one.query}`);
    if (made.plan === undefined && first !== undefined)
      console.log(`       ${first.code} ${first.message}`);
    else if (!isRight) console.log(`       ${tools.join(", ")}`);
  }
  return { planned, right, ms };
}

/** Of calls, also of those that stand within other tasks. */
function toolsIn(tasks: unknown): readonly string[] {
  if (typeof tasks !== "object" || tasks === null) return [];
  const { kind, tool } = tasks as { readonly kind?: unknown; readonly tool?: unknown };
  const own = kind === "call" && typeof tool === "string" ? [tool] : [];
  return [...own, ...Object.values(tasks).flatMap(toolsIn)];
}

/** Whether the same tools are called equally often: how a task is worded, and its order, are the model's. */
function isSame(tools: readonly string[], { tasks }: KnownRequest): boolean {
  const known = tasks.map(({ tool }) => tool).toSorted();
  return tools.toSorted().join(" ") === known.join(" ");
}

async function tryCases(workspace: Workspace, model: Model) {
  const { cases: folder, set, sample } = options;
  const nothing = { says: "not asked", count: 0, ms: [] as number[] };
  if (folder === undefined || !existsSync(join(folder, set, "dev.json"))) {
    console.log(
      folder === undefined
        ? "\nNo benchmark is given (--cases FOLDER): the samples only."
        : `\nThere is no ${set} in ${folder}: the samples only.`,
    );
    return nothing;
  }
  const all = readCases(folder, set, false);
  const chosen = sampleOf(all.cases, Number(sample));
  const predictions: Prediction[] = [];
  for (const one of chosen) {
    const given = all.catalogOf(one);
    const planner = createModelPlanner(
      model,
      modelWorldOf(workspace, async () => given.catalog),
    );
    const { id, query } = one;
    predictions.push(await planCase({ id, query, planner, given, workspace, partial: false }));
  }
  const { figures } = score(folder, set, chosen, predictions);
  const says = [...figures].map(([figure, value]) => `${figure} ${value}`).join(", ");
  return {
    says: `${chosen.length} of ${set}: ${says}`,
    count: chosen.length,
    ms: predictions.map(({ ms }) => ms),
  };
}
