/** The command line itself: help, mistakes, streams, colours. */
import packageJson from "../../package.json" with { type: "json" };
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { CLI, orchc, orchcJson, type Variables } from "../support/built-cli.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function run(words: readonly string[], env: Variables = {}) {
  await using folder = await tempFolder();
  return await orchc(folder.path, words, env);
}

describe("without a command", () => {
  test("the version", async () => {
    expect(await run(["--version"])).toMatchObject({
      status: 0,
      stdout: `${packageJson.version}\n`,
      stderr: "",
    });
  });

  test.each([[[]], [["--help"]], [["-h"]], [["help"]]])(
    "%j is help, on standard output",
    async (args) => {
      const { status, stdout, stderr } = await run(args);
      expect(status).toBe(0);
      expect(stderr).toBe("");
      for (const name of "init plan build exec run verify tools graph runs show sql explain doctor completion".split(
        " ",
      )) {
        expect(stdout).toMatch(new RegExp(`^ +orchc ${name}\\b`, "m"));
      }
    },
  );
});

test.each([
  ["plan", "--help"],
  ["help", "plan"],
])("%s %s describes the command", async (...words) => {
  const { status, stdout } = await run(words);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^orchc plan \[query\.\.\]\n/);
  expect(stdout.indexOf("--planner")).toBeLessThan(stdout.indexOf("--workspace"));
  expect(stdout).toMatch(/--planner +grammar \| model \| both: which/);
  expect(stdout).toMatch(/Examples:\n {2}orchc plan "Total revenue/);
});

describe("mistakes", () => {
  test.each([
    [["pln"], "ORC1016", "Did you mean orchc plan?"],
    [["buidl", "x"], "ORC1016", "Did you mean orchc build?"],
    [["Count the TODOs"], "ORC1016", 'orchc run "Count the TODOs"'],
    [["xyzzy"], "ORC1016", "Commands: init, plan"],
    [["runs", "--limt", "3"], "ORC1017", "Did you mean --limit?"],
    [["runs", "--no-json-please"], "ORC1017", "has no flag --no-json-please."],
    [["runs", "-z"], "ORC1017", "has no flag -z."],
    [["--wat"], "ORC1017", "orchc has no flag --wat."],
    [["--quite"], "ORC1017", "Did you mean --quiet?"],
    [["runs", "purge"], "ORC1018", '"action" has to be prune; it is "purge".'],
    [["run", "--param"], "ORC1018", "--param needs a value."],
    [["run", "x", "--reading", "two"], "ORC1018", "--reading has to be a whole number above 0."],
    [["run", "x", "--reading", "1", "--reading", "0"], "ORC1018", "--reading has to be a whole"],
    [["run", "x", "--why"], "ORC1017", "Another command has it: orchc plan QUERY --why"],
    [["completion", "tcsh"], "ORC1018", "there is for bash, zsh, fish."],
    [["tools", "--try", " "], "ORC1018", "--try needs a request in words."],
    [["run", "coin"], "ORC1013", "It would be queries/coin.query.md."],
    [["runs", "--limit", "many"], "ORC1018", "--limit has to be a whole number above 0."],
    [["runs", "--limit", "0"], "ORC1018", "--limit has to be a whole number above 0."],
    [["runs", "--limit"], "ORC1018", "Usage: orchc runs [action]."],
    [["runs", "extra"], "ORC1018", '"action" has to be prune; it is "extra".'],
    [["graph", "x", "--format", "mermade"], "ORC1018", "Did you mean mermaid?"],
    [["build", "x", "--workspace", "a", "--workspace", "b"], "ORC1018", "given more than once"],
    [["build"], "ORC1018", "The name of a plan is missing."],
    [["build", "x", "--all"], "ORC1018", "not both"],
    [["exec"], "ORC1018", "The name of a build is missing."],
    [["exec", "x", "--param", "a"], "ORC1018", "--param a has no value."],
    [["exec", "x", "--param", "a=1", "--param", "a=2"], "ORC1018", "given more than once"],
    [["plan", "x", "--dump", "normalise"], "ORC1018", "after:PASS"],
    [["sql"], "ORC1018", "The statement is missing."],
    [["plan"], "ORC1001", "The query is empty."],
    [["plan", "  "], "ORC1001", "The query is empty."],
    [["plan", "x", "--name", "No Good"], "ORC1014", "no-good"],
    [["explain", "ORC9999"], "ORC1023", "lists all of them"],
    [["runs", "--workspace", "nowhere"], "ORC1006", "is not a folder."],
    [["build", "x"], "ORC3004", "There are none yet."],
    [["exec", "x"], "ORC4101", "There are none yet."],
    [["show"], "ORC4007", "There is no database"],
    [["tools", "fils"], "ORC2005", 'Did you mean "files"?'],
    [["tools", "files.lst"], "ORC2006", 'Did you mean "files.list"?'],
  ])("%j: %s, exit status 2, and what to do", async (args, code, says) => {
    const { status, stdout, stderr } = await run(args);
    expect(status).toBe(2);
    expect(stdout.replace(/^✗ .*\n/m, "")).toBe("");
    expect(stderr).toContain(code);
    expect(stderr).toContain(says);
    expect(stderr).toContain(`orchc explain ${code}`);
    expect(stderr).not.toMatch(/^\s+at .*\.[jt]s:\d+/m);
  });

  test("all of them at once", async () => {
    const { stderr } = await run(["runs", "prune", "extra", "--limt=3", "--limit", "x"]);
    expect(stderr).toContain("--limt");
    expect(stderr).toContain('"extra"');
    expect(stderr).toContain("--limit has to be");
  });

  test("as JSON, on standard output", async () => {
    const { status, stdout, stderr } = await run(["runs", "--limt", "3", "--json"]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ exitStatus: 2, diagnostics: [{ code: "ORC1017" }] });
  });

  test("show where they come from only when asked", async () => {
    const { stderr } = await run(["plan"], { ORCHC_DEBUG: "1" });
    expect(stderr).toMatch(/^\s+at .*\.js:\d+/m);
  });
});

describe("streams", () => {
  test("colours only where they were asked for", async () => {
    const coloured = await run(["explain", "x"], { FORCE_COLOR: "1" });
    expect(coloured.stderr).toContain("\u001B[31m");
    expect((await run(["explain", "x"])).stderr).not.toContain("\u001B[");
    const refused = { FORCE_COLOR: "1", NO_COLOR: "1" };
    expect((await run(["explain", "x"], refused)).stderr).not.toContain("\u001B[");
    const flag = await run(["explain", "x", "--no-color"], { FORCE_COLOR: "1" });
    expect(flag.stderr).not.toContain("\u001B[");
  });

  test("a reader that has seen enough ends the command quietly", async () => {
    await using folder = await tempFolder();
    const line = `'${process.execPath}' '${CLI}' explain | head -n 1; echo "status \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await execa("bash", ["--norc", "-c", line], {
      cwd: folder.path,
      env: { PATH: process.env["PATH"] ?? "" },
      extendEnv: false,
    });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^code .*\nstatus 0$/);
  });
});

describe("explain", () => {
  test("shows the page of a code, however it is written", async () => {
    for (const code of ["ORC1003", "orc1003", "1003"]) {
      const { status, stdout } = await run(["explain", code]);
      expect(status).toBe(0);
      expect(stdout).toContain("# ORC1003: A setting is not known");
    }
  });

  test("lists every code of the catalogue once, in order", async () => {
    await using folder = await tempFolder();
    const { codes } = await orchcJson<{ codes: { code: string }[] }>(folder.path, ["explain"]);
    const names = codes.map(({ code }) => code);
    expect(names).toEqual([...new Set(names)].toSorted());
    expect(names).toContain("ORC1001");
    expect(names).toContain("ORC7001");
  });
});

describe("completion", () => {
  const complete = async (folder: string, words: readonly string[]) =>
    (await orchc(folder, ["--get-yargs-completions", "orchc", ...words])).stdout.trim().split("\n");

  test("of commands, flags, queries, plans, tools and codes", async () => {
    await using folder = await tempFolder({
      "queries/sales.query.md": "Describe data/sales.csv",
      "generated/weather/plan.json": "{}",
      "orchc.config.yaml": "",
    });
    expect(await complete(folder.path, ["ex"])).toEqual(["exec", "explain"]);
    expect(await complete(folder.path, ["graph", "--fo"])).toEqual(["--format"]);
    expect(await complete(folder.path, ["run", ""])).toEqual(["sales"]);
    expect(await complete(folder.path, ["exec", "w"])).toEqual(["weather"]);
    expect(await complete(folder.path, ["tools", "files.st"])).toEqual(["files.statistics"]);
    expect(await complete(folder.path, ["explain", "ORC1001"])).toEqual(["ORC1001"]);
  });

  test("is silent about a broken workspace", async () => {
    await using folder = await tempFolder({ "orchc.config.yaml": "planner: nobody\n" });
    const { status, stdout, stderr } = await orchc(folder.path, [
      "--get-yargs-completions",
      "orchc",
      "run",
      "",
    ]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test("works in bash", async () => {
    await using folder = await tempFolder({ "generated/weather/plan.json": "{}" });
    const line = `
      orchc() { '${process.execPath}' '${CLI}' "$@"; }
      source <(orchc completion)
      COMP_WORDS=(orchc exec we) COMP_CWORD=2
      _orchc_yargs_completions
      echo "\${COMPREPLY[@]}"`;
    const { stdout } = await execa("bash", ["--norc", "-c", line], {
      cwd: folder.path,
      env: { SHELL: "/bin/bash" },
    });
    expect(stdout).toBe("weather");
  });
});
