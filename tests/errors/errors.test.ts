/**
 * A folder per diagnostic: what leads to it, and exactly what is then said.
 *
 * - `plan.json` is what is built, in the workspace `tests/errors/workspace` with the files of the folder's own
 *   `workspace/` on top. Modules are called `*.ts.txt`, since many of them are broken on purpose, and packages stand
 *   in `node_modules.txt`, since git ignores others.
 * - `expected.json` holds the diagnostics; `<workspace>` stands for where the workspace was, `<digest>` for that of a
 *   manifest, `<run>` for the id of a run that was given none, `<all>` for the names of agents or tools, of which more may be built in.
 * - `case.json` says what is done when it is not building (`actions.ts`): `check` applies `--max-tasks` as planning
 *   does; `verify` builds, puts the folder's files over the build, and runs `orchc verify`; `exec` builds and runs;
 *   `tools` looks at all tools, as `orchc doctor` does; `plan` plans the query of `query.txt`, without a model, and
 *   `plan with a model` with one whose endpoint misbehaves (`support/bad-endpoints.ts`);
 *   `ask a model` asks such a one; `mcp`
 *   calls a tool of `orchc mcp`; `orchc` runs `commands`, in a workspace that is committed with `git` when that is wanted.
 */
import { existsSync } from "node:fs";
import { readdir, readFile, symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { glob } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { OrchcError, type Diagnostic } from "../../src/contract/diagnostics/index.ts";
import { testWorkspace } from "../support/workspaces.ts";
import { actions, type Case, type Files } from "./actions.ts";

const here = import.meta.dirname;
const cases = (await readdir(here)).filter((name) => name.startsWith("ORC")).toSorted();
const codes = (await readdir(join(here, "../../src/contract/diagnostics/codes"))).map((file) =>
  file.replace(/\.ts$/, ""),
);

/** The files below a folder by their paths, `x.ts.txt` as `x.ts`, `node_modules.txt` as `node_modules`. */
async function filesBelow(folder: string): Promise<Files> {
  const paths = await glob("**/*", { cwd: folder, dot: true });
  const read = paths.map(async (path): Promise<[string, string]> => [
    path.replace(/\.ts\.txt$/, ".ts").replace("node_modules.txt/", "node_modules/"),
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
  const said = (await jsonIn(name, "case.json").catch(() => ({ do: "build" }))) as Case;
  const isOnTop = said.do === "verify";
  const given = isOnTop ? { ...said, after: own } : said;
  await using folder = await testWorkspace({ ...base, ...files, ...(isOnTop ? {} : own) });
  for (const [link, target] of Object.entries(given.links ?? {}))
    await symlink(target, folder.at(link));
  const found = await actions[given.do](folder, given).catch((error: unknown) => {
    if (error instanceof OrchcError) return error.diagnostics;
    throw error;
  });
  const text = JSON.stringify(found)
    .replaceAll(folder.path, "<workspace>")
    // Messages name files from where one stands, when that is shorter.
    .replaceAll(relative(process.cwd(), folder.path), "<workspace>")
    .replaceAll(/\b[0-9a-f]{64}\b/g, "<digest>")
    .replaceAll(/\b\d{8}-\d{6}-[0-9a-f]{6}\b/g, "<run>")
    // More agents and tools may be built in.
    .replaceAll(/(The agents are:|The agent's tools are:(?= text))[^"\\]*/g, "$1 <all>.");
  return JSON.parse(text);
}

test("every code of plans, builds, agents and tools, and of what a query leaves open has a failing sample", () => {
  const wanted = codes.filter((code) =>
    /^ORC(1029|103[0-4]|104|20(?!90)|21(?!0[0-7])|30|410[67]|4315|434|4215|422[03]|44|45(?!65)|46|5009|602[2-9]|603[01]|70|80(?!01|10))/.test(
      code,
    ),
  );
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
