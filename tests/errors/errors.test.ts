/**
 * A folder per diagnostic: what leads to it, and exactly what is then said.
 *
 * - `plan.json` is what is built, in the workspace `tests/errors/workspace` with the files of the folder's own
 *   `workspace/` on top. Modules are called `*.ts.txt`, since many of them are broken on purpose.
 * - `expected.json` holds the diagnostics; `<workspace>` stands for where the workspace was, `<all>` for the
 *   names of agents or tools, of which more may be built in.
 * - `case.json` says what is done when it is not building: `check` applies `--max-tasks` as planning does;
 *   `verify` builds, puts the folder's files over the build, and runs `orchc verify`; `exec` builds and runs;
 *   `tools` looks at all tools, as `orchc doctor` does; `plan` plans the query of `query.txt`, without a model; `readings` are what is chosen.
 *   `links` are symbolic links that are made in the workspace first.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { glob } from "tinyglobby";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import {
  build,
  plan as makePlan,
  readPlan,
  sourceOf,
  toolsAlike,
} from "../../src/compiler/index.ts";
import { runChecks } from "../../src/compiler/passes/index.ts";
import { gatherContext } from "../../src/compiler/pipeline.ts";
import { OrchcError, type Diagnostic } from "../../src/contract/diagnostics/index.ts";
import { openProject } from "../../src/project.ts";
import { exec } from "../../src/runtime/index.ts";
import { findWorkspace } from "../../src/workspace/find-workspace.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspaces.ts";

const here = import.meta.dirname;
const cases = (await readdir(here)).filter((name) => name.startsWith("ORC")).toSorted();
const codes = (await readdir(join(here, "../../src/contract/diagnostics/codes"))).map((file) =>
  file.replace(/\.ts$/, ""),
);

type Files = Record<string, string>;

/** The files below a folder by their paths, `x.ts.txt` as `x.ts`. */
async function filesBelow(folder: string): Promise<Files> {
  const paths = await glob("**/*", { cwd: folder, dot: true });
  const read = paths.map(async (path): Promise<[string, string]> => [
    path.replace(/\.ts\.txt$/, ".ts"),
    await readFile(join(folder, path), "utf8"),
  ]);
  return Object.fromEntries(await Promise.all(read));
}

async function jsonIn(name: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(here, name, file), "utf8")) as unknown;
}

/** What is built or planned. */
async function givenFiles(name: string): Promise<Files> {
  const query = await readFile(join(here, name, "query.txt"), "utf8").catch(() => undefined);
  if (query !== undefined) return { "query.txt": query };
  if (!existsSync(join(here, name, "plan.json"))) return {};
  const text = await readFile(join(here, name, "plan.json"), "utf8");
  const { name: planName = "sample" } = JSON.parse(text) as { name?: string };
  return { [`generated/${planName}/plan.json`]: text };
}

async function problemsOf(name: string): Promise<unknown> {
  const files = await givenFiles(name);
  const base = await filesBelow(join(here, "workspace"));
  const own = await filesBelow(join(here, name, "workspace"));
  const given = (await jsonIn(name, "case.json").catch(() => ({ do: "build" }))) as Case;
  const isOnTop = given.do === "verify";
  await using folder = await testWorkspace({ ...base, ...files, ...(isOnTop ? {} : own) });
  for (const [link, target] of Object.entries(given.links ?? {}))
    await symlink(target, folder.at(link));
  const found = await actions[given.do](folder, own, given).catch((error: unknown) => {
    if (error instanceof OrchcError) return error.diagnostics;
    throw error;
  });
  const text = JSON.stringify(found)
    .replaceAll(folder.path, "<workspace>")
    // Messages name files from where one stands, when that is shorter.
    .replaceAll(relative(process.cwd(), folder.path), "<workspace>")
    // More agents and tools may be built in.
    .replaceAll(/(The agents are:|The agent's tools are:(?= text))[^"\\]*/g, "$1 <all>.");
  return JSON.parse(text);
}

interface Case {
  readonly do: keyof typeof actions;
  readonly readings?: readonly number[];
  readonly links?: Readonly<Record<string, string>>;
}

type Action = (
  folder: TestWorkspace,
  own: Files,
  given: { readonly readings?: readonly number[] },
) => Promise<readonly Diagnostic[]>;

async function builtIn(folder: TestWorkspace): Promise<readonly Diagnostic[]> {
  const workspace = await findWorkspace({ cwd: folder.path, env: {} });
  const catalog = await openCatalog(workspace);
  const given = await readPlan(workspace, "sample");
  return (await build({ plan: given, workspace, catalog, mode: "write" })).diagnostics;
}

const actions = {
  build: (folder) => builtIn(folder),
  check: async (folder) => {
    const workspace = await findWorkspace({ cwd: folder.path, env: {} });
    const catalog = await openCatalog(workspace);
    const given = await readPlan(workspace, "sample");
    const { maxTasks } = workspace.config.limits;
    return runChecks(given, await gatherContext(given, { workspace, catalog, maxTasks }));
  },
  verify: async (folder, own) => {
    expect(await builtIn(folder)).toEqual([]);
    for (const [file, text] of Object.entries(own)) await folder.write(file, text);
    const main = join(here, "../../src/cli/main.ts");
    const args = [main, "verify", "sample", "--json", "--workspace", folder.path];
    const { stdout } = await promisify(execFile)(process.execPath, args).catch(
      (error: { stdout: string }) => error,
    );
    return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
  },
  exec: async (folder) => {
    expect(await builtIn(folder)).toEqual([]);
    const workspace = await findWorkspace({ cwd: folder.path, env: {} });
    const { diagnostics } = await exec({ folder: folder.at("generated/sample"), workspace });
    return diagnostics;
  },
  tools: async (folder) => {
    const catalog = await openCatalog(await findWorkspace({ cwd: folder.path, env: {} }));
    const tools = await catalog.toolsOf(catalog.cards.map(({ name }) => name));
    return toolsAlike(catalog.cards, tools);
  },
  plan: async (folder, _, { readings = [] }) => {
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

test("every code of plans, builds, agents and tools, and of what a query leaves open has a failing sample", () => {
  const wanted = codes.filter((code) => /^ORC(1029|20|21(?!0[0-7])|30|70)/.test(code));
  expect(cases).toEqual(expect.arrayContaining(wanted));
});

describe.each(cases)("%s", (name) => {
  test("is called like the file of its code", () => {
    expect(codes).toContain(name);
  });

  test("is reported as expected", async () => {
    const expected = (await jsonIn(name, "expected.json")) as Diagnostic[];
    expect(await problemsOf(name)).toEqual(expected);
    expect(expected.map(({ code }) => code)).toContain(name.slice(0, 7));
  });
});
