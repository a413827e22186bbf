/** What leads to a diagnostic: what a case of `errors.test.ts` does, and the diagnostics that come of it. */
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { build, plan as makePlan, readPlan, sourceOf } from "../../src/compiler/index.ts";
import { runChecks } from "../../src/compiler/passes/index.ts";
import { toolsAlike } from "../../src/compiler/planner/grammar/link/alike.ts";
import { gatherContext } from "../../src/compiler/pipeline.ts";
import { boundOverBudget, type Diagnostic } from "../../src/contract/diagnostics/index.ts";
import { openProject } from "../../src/project.ts";
import { exec } from "../../src/runtime/index.ts";
import { findWorkspace } from "../../src/workspace/find-workspace.ts";
import { withoutBubblewrap } from "../support/bubblewrap.ts";
import { calling } from "../support/agent-workspace.ts";
import { badEndpoints, type BadEndpoint, type BadEndpointName } from "../support/bad-endpoints.ts";
import { commitAll } from "../support/git-repository.ts";
import { createModel } from "../../src/model/index.ts";
import { modelSettings } from "../support/model-settings.ts";
import { mcpClient } from "../support/mcp-client.ts";
import { startModelServer } from "../support/model-server.ts";
import { askForEmbeddings, planWithReplies } from "./model-actions.ts";
import { orchc } from "./orchc.ts";
import type { TestWorkspace } from "../support/workspaces.ts";

export type Files = Readonly<Record<string, string>>;

export interface Case {
  readonly do: keyof typeof actions;
  /** Words of `orchc`, one after the other: the diagnostics of the last. `<workspace>` is where it is. */
  readonly commands?: readonly (readonly string[])[];
  /** A tool of `orchc mcp` and what it is called with. */
  readonly call?: { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> };
  /** Milliseconds that pass before the last of `commands`. */
  readonly pauseMs?: number;
  /** Chosen when a query is planned. */
  readonly readings?: readonly number[];
  /** Symbolic links that are made in the workspace first. */
  readonly links?: Files;
  /** Put over the workspace once the build is made, before the last of `commands`; `<plan>` is the hash of the build's plan. */
  readonly after?: Files;
  /** How the model's endpoint misbehaves that is to plan the query of `query.txt`. */
  readonly endpoint?: BadEndpointName;
  /** What a model replies, by the name of the request, and what the command is called with beside the query. */
  readonly replies?: Readonly<Record<string, unknown>>;
  readonly words?: readonly string[];
  /** Of the model in the configuration, and beside it. */
  readonly model?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, unknown>>;
  /** Of the run. */
  readonly params?: Files;
  readonly digest?: string;
  /** The id of the run. */
  readonly run?: string;
  /** Tasks that are done again, once the run has ended. */
  readonly again?: readonly string[];
  /** What a model says in its turns, the last of it again and again: calls, each a name and arguments. */
  readonly turns?: readonly (readonly (readonly [name: string, input: unknown])[])[];
  /** Whether a model is there to word the answer. */
  readonly phrased?: boolean;
  /** A recording, by its path in the workspace: its results are compared. */
  readonly replay?: string;
  /** The file that gets a recording, by its path in the workspace. */
  readonly record?: string;
  /** What the workspace is, or is not there, for `orchc`. */
  readonly git?: "committed" | "not installed";
}

type Action = (folder: TestWorkspace, given: Case) => Promise<readonly Diagnostic[]>;

async function builtIn(
  folder: TestWorkspace,
  { after = {} }: Case,
  allowOverBudget = false,
): Promise<readonly Diagnostic[]> {
  const workspace = await findWorkspace({ cwd: folder.path, env: {} });
  const catalog = await openCatalog(workspace);
  const given = await readPlan(workspace, "sample");
  const { diagnostics, manifest } = await build({
    plan: given,
    workspace,
    catalog,
    mode: "write",
    allowOverBudget,
  });
  for (const [file, text] of Object.entries(after))
    await folder.write(file, text.replaceAll("<plan>", manifest?.plan ?? ""));
  return diagnostics;
}

/** @throws what the sample is not about */
async function buildFirst(folder: TestWorkspace, given: Case): Promise<void> {
  const found = await builtIn(folder, given, true);
  // What a run does at the end of its budget is shown by plans that can take more.
  const problems = found.filter(({ code }) => code !== boundOverBudget.code);
  if (problems.length > 0) throw new Error(`it cannot be built: ${JSON.stringify(problems)}`);
}

const notAsked = () => Promise.reject(new Error("it is not asked"));

async function execIn(folder: TestWorkspace, given: Case): Promise<readonly Diagnostic[]> {
  await buildFirst(folder, given);
  const workspace = await findWorkspace({ cwd: folder.path, env: {} });
  const { params = {}, digest, replay, record, run, again, phrased = false } = given;
  const options = { folder: folder.at("generated/sample"), workspace };
  if (again !== undefined) await exec({ ...options, run: run ?? "" });
  const { diagnostics } = await exec({
    ...options,
    params,
    ...(run !== undefined &&
      (again === undefined ? { run } : { resume: run, again: { tasks: again } })),
    ...(phrased && { model: { room: 1000, word: notAsked, judge: notAsked } }),
    ...(digest !== undefined && { digest }),
    ...(record !== undefined && { record: folder.at(record) }),
    ...(replay !== undefined && { replay: folder.at(replay), compare: true }),
  });
  return diagnostics;
}

export const actions = {
  mcp: async (folder, { call }) => {
    if (call === undefined) throw new Error("no tool is called");
    await using mcp = await mcpClient(folder.path);
    return (await mcp.call(call.name, call.arguments)).document.diagnostics;
  },
  build: (folder, given) => builtIn(folder, given),
  check: async (folder) => {
    const workspace = await findWorkspace({ cwd: folder.path, env: {} });
    const catalog = await openCatalog(workspace);
    const given = await readPlan(workspace, "sample");
    const { maxTasks } = workspace.config.limits;
    return runChecks(given, await gatherContext(given, { workspace, catalog, maxTasks }));
  },
  verify: async (folder, given) => {
    await buildFirst(folder, given);
    return orchc(folder, ["verify", "sample"]);
  },
  exec: execIn,
  "exec with a model": async (folder, given) => {
    const { turns = [] } = given;
    await using server = await startModelServer({
      replies: () => calling(...(turns[Math.min(server.requests.length, turns.length) - 1] ?? [])),
    });
    const model = { baseUrl: server.baseUrl, name: "test-model" };
    await folder.write("orchc.config.yaml", JSON.stringify({ model, limits: { retries: 0 } }));
    return await execIn(folder, given);
  },
  "exec without bubblewrap": async (folder, given) => {
    await buildFirst(folder, given);
    return orchc(folder, ["exec", "sample"], { by: withoutBubblewrap([process.execPath]) });
  },
  orchc: async (folder, { commands = [], git, after = {}, pauseMs = 0 }) => {
    const commit = { author: "Ann", date: "2026-01-10T10:00:00Z", subject: "Start", files: {} };
    if (git === "committed") await commitAll(folder.path, [commit]);
    const env = git === "not installed" ? { ...process.env, PATH: folder.path } : process.env;
    const run = (words: readonly string[]) =>
      orchc(
        folder,
        words.map((word) => word.replace("<workspace>", folder.path)),
        { cwd: folder.path, env },
      );
    for (const words of commands.slice(0, -1)) await run(words);
    for (const [file, text] of Object.entries(after)) await folder.write(file, text);
    await setTimeout(pauseMs);
    return run(commands.at(-1) ?? []);
  },
  tools: async (folder) => {
    const catalog = await openCatalog(await findWorkspace({ cwd: folder.path, env: {} }));
    const tools = await catalog.toolsOf(catalog.cards.map(({ name }) => name));
    return toolsAlike(catalog.cards, tools);
  },
  "ask a model": async (folder, { endpoint }) => {
    if (endpoint === undefined) throw new Error("no endpoint is named");
    const { reply, model = {} }: BadEndpoint = badEndpoints[endpoint];
    await using server = await startModelServer({ replies: () => reply });
    const content = await readFile(folder.at("query.txt"), "utf8");
    const options = { workspaceRoot: folder.path, env: {} };
    await createModel(modelSettings(server.baseUrl, model), options).complete({
      name: "answer",
      messages: [{ role: "user", content }],
    });
    return [];
  },
  "plan with a model": async (folder, { endpoint }) => {
    if (endpoint === undefined) throw new Error("no endpoint is named");
    const { reply, model = {}, config = {} }: BadEndpoint = badEndpoints[endpoint];
    await using server = await startModelServer({ replies: () => reply });
    const { baseUrl } = server;
    const settings = { baseUrl, name: "small", contextTokens: 1_000_000, ...model };
    await folder.write(
      "orchc.config.yaml",
      JSON.stringify({ planner: "model", model: settings, ...config }),
    );
    const found = await orchc(folder, ["plan", await readFile(folder.at("query.txt"), "utf8")]);
    // Its port is another one each time, and prompts are reworded.
    const text = JSON.stringify(found)
      .replaceAll(baseUrl, "<endpoint>")
      .replaceAll(/(about|at least|OLLAMA_CONTEXT_LENGTH=) ?\d+/g, "$1 <n>")
      .replaceAll(/after \d+ bytes/g, "after <n> bytes");
    return JSON.parse(text) as readonly Diagnostic[];
  },
  "plan with replies": planWithReplies,
  "ask for embeddings": askForEmbeddings,
  plan: async (folder, { readings = [] }) => {
    const options = { cwd: folder.path, env: {}, flags: { planner: "grammar" } };
    const { workspace, catalog, planner } = await openProject(options);
    const query = await readFile(folder.at("query.txt"), "utf8");
    const source = await sourceOf(query, { workspace, name: "sample" });
    const planned = await makePlan({
      source: { ...source, readings },
      workspace,
      catalog: await catalog(),
      planner: planner(),
    });
    return planned.diagnostics;
  },
} satisfies Record<string, Action>;
