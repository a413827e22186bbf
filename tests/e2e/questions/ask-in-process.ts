/**
 * Asks many questions of one workspace in this process: what is tested is the answer, and a compiler and a worker
 * process for each question took most of the time. What a build does beside running is done too: the plan is
 * checked again as it stands, every script gets its last look and has the calls that ran, and the types of all
 * scripts are proven together.
 */
import { deepStrictEqual } from "node:assert";
import { runInProcess, type Ran, type Room } from "../../../bench/questions/run-in-process.ts";
import { analyse } from "../../../src/compiler/index.ts";
import { contextOf, type BuildContext } from "../../../src/compiler/emit/context.ts";
import { emitScripts } from "../../../src/compiler/emit/emit.ts";
import { openStaging } from "../../../src/compiler/emit/stage.ts";
import { typeCheck } from "../../../src/compiler/emit/type-check.ts";
import { verifyScript } from "../../../src/compiler/emit/verify/verify-script.ts";
import { lower } from "../../../src/compiler/lower/index.ts";
import { runChecks } from "../../../src/compiler/passes/index.ts";
import { gatherContext } from "../../../src/compiler/pipeline.ts";
import type { ToolInfo } from "../../../src/catalog/tool-info.ts";
import { unexpectedFailure, type Diagnostic } from "../../../src/contract/diagnostics/index.ts";
import { canonicalJson, type Json } from "../../../src/contract/json.ts";
import type { Plan } from "../../../src/contract/plan.ts";
import { mapMentionsIn, mapTimes, type Args } from "../../../src/contract/values.ts";
import { openProject } from "../../../src/project.ts";
import { resolveArg } from "../../../src/runtime/host/resolve-arg.ts";
import { openStore } from "../../../src/runtime/store/index.ts";
import { callsIn } from "../../support/emitted.ts";
import type { Outcome } from "./judge.ts";

export interface Asked {
  /** Of each question, in their order. */
  readonly outcomes: readonly Outcome[];
  /** How many of them have a plan, whose scripts were proven. */
  readonly builds: number;
  /** What does not fit in the scripts of the questions that have a plan. */
  readonly typeErrors: readonly Diagnostic[];
}

/** @param root of the workspace, which has its files already */
export async function askInProcess(queries: readonly string[], root: string): Promise<Asked> {
  const project = await openProject({ root, env: {} });
  const { workspace } = project;
  const store = await openStore(workspace.paths.database);
  try {
    const catalog = await project.catalog();
    const room: Room = { workspace, store, catalog, planner: project.planner() };
    const outcomes: Outcome[] = [];
    let builds = 0;
    const scripts = new Map<string, string>();
    const tools = new Map<string, ToolInfo>();
    for (const [at, query] of queries.entries()) {
      const ran = await runInProcess(query, room);
      const context = ran.plan && (await buildOf(ran.plan, room));
      outcomes.push(outcomeOf(ran, context?.found ?? []));
      if (context === undefined) continue;
      builds++;
      for (const tool of context.tools) tools.set(tool.name, tool);
      for (const [name, text] of await verifiedScripts(context))
        scripts.set(`q${at}-${name}`, renamed(text, at));
    }
    // Of which plan a script is, is in its name: without tasks an error is not led back to those of another plan.
    const plan = { tasks: [] as Plan["tasks"] } as Plan;
    const folder = `${workspace.paths.generated}/questions`;
    using staging = openStaging(folder);
    const typeErrors = await typeCheck({
      folder,
      scripts,
      plan,
      tools,
      ownModules: false,
      staging,
    });
    return { outcomes, builds, typeErrors };
  } finally {
    await store.close();
  }
}

/** The scripts of all plans stand in one folder, so the types that those of a plan share have its number too. */
function renamed(text: string, at: number): string {
  return text.replaceAll('from "./types.ts"', `from "./q${at}-types.ts"`);
}

/** As the build of a plan that stands in its file. */
async function buildOf(
  given: Plan,
  { workspace, catalog }: Room,
): Promise<BuildContext & { readonly found: readonly Diagnostic[] }> {
  const plan = JSON.parse(canonicalJson(given)) as Plan;
  const context = await gatherContext(plan, { workspace, catalog, maxTasks: Infinity });
  const { tools } = context;
  const { root, paths } = workspace;
  const lowered = lower(plan, tools);
  const folder = `${paths.generated}/${plan.name}`;
  const emit = { root, folder, plan, planFile: "", analysis: analyse(plan), lowered, tools };
  return { ...contextOf(emit), found: runChecks(plan, context) };
}

/** What ran were the calls of the manifest, so those of the scripts have to be the same, whatever is in their arguments. */
async function verifiedScripts(context: BuildContext): Promise<ReadonlyMap<string, string>> {
  const scripts = emitScripts(context);
  for (const unit of context.lowered.units) {
    const text = scripts.get(`${unit.id}.ts`) ?? "";
    verifyScript(text, unit, context);
    const calls = (await callsIn(text)).map(({ task, args }) => ({ task, args }));
    deepStrictEqual(
      calls,
      unit.tasks.map(({ id, args }) => ({ task: id, args: written(args) })),
    );
  }
  return scripts;
}

/** Arguments as `callsIn` gives them. */
function written(args: Args): Json {
  const known = mapMentionsIn(args, (mention) => ({
    $literal: mention.is === "ref" ? { from: mention.text } : `<param ${mention.name}>`,
  }));
  const timed = mapTimes(known, (text) => `<time ${text}>`);
  return resolveArg(timed, {}, new Map());
}

/** As the library tells it: an answer is one only when nothing is wrong. Throws for what is our bug. */
function outcomeOf({ exit, answer, diagnostics }: Ran, found: readonly Diagnostic[]): Outcome {
  const errors = [...found, ...diagnostics].filter(({ severity }) => severity === "error");
  const bug = errors.find(({ code }) => code === unexpectedFailure.code);
  if (bug !== undefined) throw new Error(bug.message);
  if (exit === 0 && errors.length === 0) return { answer };
  return { refused: refusalOf([...found, ...diagnostics], exit) };
}

function refusalOf(diagnostics: readonly Diagnostic[], exit: number): string {
  const said = diagnostics.map(({ message }) => message).join("\n");
  return said === "" ? `exit status ${exit}` : said;
}
