/** What a check does with programs that misbehave: it fails, or has a finding; it never passes. */
import { rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { build } from "../../../../src/agents/checks/build.ts";
import { lint } from "../../../../src/agents/checks/lint.ts";
import { tests } from "../../../../src/agents/checks/tests.ts";
import { types } from "../../../../src/agents/checks/types.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { samples } from "./samples.ts";

const node = process.execPath;
const script = (code: string) => ({ command: node, args: ["-e", code] });
const printing = (text: string, exit = 0) =>
  script(`process.stdout.write(${JSON.stringify(text)}); process.exitCode = ${exit}`);

test("findings have the places of the workspace, and fingerprints that outlive moved lines", async () => {
  await using context = await toolContext({
    files: { "src/a.ts": "function f() {\n  let b;\n  debugger;\n}\n" },
  });
  const first = await runTool(lint, printing(samples.oxlint.text), context);
  expect(first.output).toMatchObject({
    tool: "oxlint",
    exitCode: 0,
    passed: true,
    checked: { what: "files", count: 7 },
    counts: { major: 0, medium: 1, minor: 0 },
    findings: [{ file: "src/a.ts", line: 3, column: 3, category: "lint", severity: "medium" }],
  });
  expect(first.headline).toBe("oxlint: passed (files: 7), findings: 1 medium.");
  await writeFile(
    context.resolve("src/a.ts"),
    "// more\nfunction f() {\n  let b;\n  debugger;\n}\n",
  );
  const moved = samples.oxlint.text.replace('"line": 3', '"line": 4');
  const second = await runTool(lint, printing(moved), context);
  expect(second.output.findings[0]?.line).toBe(4);
  expect(second.output.findings[0]?.fingerprint).toBe(first.output.findings[0]?.fingerprint);
});

test("exit code 0 with failures does not pass, nor another one without findings", async () => {
  await using context = await toolContext();
  const green = await runTool(tests, printing(samples.vitest.text, 0), context);
  expect(green.output).toMatchObject({ exitCode: 0, passed: false, counts: { major: 2 } });
  const passed = JSON.stringify({
    ...(JSON.parse(samples.vitest.text) as object),
    success: true,
    numPassedTests: 2,
    numFailedTests: 0,
    testResults: [],
  });
  const red = await runTool(tests, printing(passed, 3), context);
  expect(red.output).toMatchObject({ passed: false, counts: { major: 1 } });
  expect(red.output.findings[0]?.message).toContain("ended with exit code 3");
  const both = await runTool(tests, printing(passed, 0), context);
  expect(both.output.passed).toBe(true);
});

test("no test at all is unchecked, and has not passed", async () => {
  await using context = await toolContext();
  const none = { numTotalTests: 0, numPassedTests: 0, numFailedTests: 0, numTotalTestSuites: 0 };
  const text = JSON.stringify({ ...none, success: true, testResults: [] });
  const { output, headline } = await runTool(tests, printing(text), context);
  expect(output).toMatchObject({ passed: false, checked: { count: 0 }, findings: [] });
  expect(headline).toBe("vitest: unchecked, there were no tests to look at.");
});

test.each([
  ["prints nothing", printing("")],
  ["prints nothing and fails", printing("", 1)],
  ["prints prose", printing("all is well\n")],
  ["prints half a SARIF file", printing(samples.sarif.text.slice(0, 200))],
  ["prints half a JUnit file", printing(samples.junit.text.slice(0, 300))],
  ["prints more than is kept", script("process.stdout.write('x'.repeat(17 * 2 ** 20))")],
  ["ends by a signal", script("process.kill(process.pid, 'SIGKILL')")],
])("a program that %s has no result", async (_, input) => {
  await using context = await toolContext();
  await expect(runTool(tests, input, context)).rejects.toMatchObject({
    name: expect.stringMatching(/ToolError|LostEffect/),
    message: expect.stringMatching(/gave |no result|more than|was ended by/),
  });
});

test("a runner that never ends is ended", async () => {
  await using context = await toolContext();
  const input = { ...script("setInterval(() => {}, 1000)"), timeoutSeconds: 1 };
  await expect(runTool(tests, input, context)).rejects.toThrow("did not end within 1000 ms");
});

test("silence is what a type checker says of a project without errors, and nobody else", async () => {
  await using context = await toolContext({ files: { "bin/tsc.js": "", "bin/other.js": "" } });
  const tsc = { command: node, args: [context.resolve("bin/tsc.js")] };
  const { output } = await runTool(types, tsc, context);
  expect(output).toMatchObject({ tool: "tsc", passed: true, findings: [] });
  const other = { command: node, args: [context.resolve("bin/other.js")] };
  await expect(runTool(types, other, context)).rejects.toThrow("gave no report");
});

test("a build goes by its exit code, and the end of what it printed is the finding", async () => {
  await using context = await toolContext();
  const ok = await runTool(build, printing("built 7 files\n"), context);
  expect(ok.output).toMatchObject({ passed: true, findings: [] });
  const broken = await runTool(build, printing("no rule to make target\n", 2), context);
  expect(broken.output.passed).toBe(false);
  expect(broken.output.findings).toMatchObject([
    { severity: "major", category: "build", message: expect.stringContaining("no rule to make") },
  ]);
});

test("a report file has to be of this run", async () => {
  await using context = await toolContext({ files: { "r.json": samples.oxlint.text } });
  const report = "r.json";
  await expect(runTool(lint, { ...printing(""), report }, context)).rejects.toThrow(
    "the file that is there is an older one",
  );
  const write = `require("node:fs").writeFileSync("r.json", ${JSON.stringify(samples.oxlint.text)})`;
  const { output } = await runTool(lint, { ...script(write), report }, context);
  expect(output.findings).toHaveLength(1);
  await rm(context.resolve("r.json"));
  await expect(runTool(lint, { ...printing(""), report }, context)).rejects.toThrow(
    "has written no r.json",
  );
});

test("a file outside of the workspace is named, and is no place in it", async () => {
  await using context = await toolContext();
  const text = "/elsewhere/lib.d.ts(3,1): error TS1005: ';' expected.\n";
  const { output } = await runTool(types, printing(text, 2), context);
  expect(output.passed).toBe(false);
  expect(output.findings[0]?.file).toBeUndefined();
  expect(output.findings[0]?.message).toBe("';' expected. (in lib.d.ts, outside of the workspace)");
});

test("paths are those of the folder that it ran in", async () => {
  await using context = await toolContext({ files: { "pkg/src/a.ts": "\n" } });
  const input = { ...printing(samples.typescript.text, 1), folder: "pkg" };
  const { output } = await runTool(types, input, context);
  expect(output.findings[0]?.file).toBe("pkg/src/a.ts");
});

test("without a command it says where one is named", async () => {
  await using context = await toolContext();
  await expect(runTool(tests, {}, context)).rejects.toMatchObject({
    help: expect.stringContaining("checks: { tests: { command"),
  });
});
