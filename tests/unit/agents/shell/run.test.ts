import { realpath } from "node:fs/promises";
import { expect, test } from "vitest";
import { run } from "../../../../src/agents/shell/run.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const node = process.execPath;

test("a short output is the answer; arguments reach the program as they are", async () => {
  await using context = await toolContext();
  const script = "console.log(process.argv.slice(1).join('|'))";
  const args = ["-e", script, "$HOME", "a b", "*", ";echo 7"];
  const { output, headline } = await runTool(run, { command: node, args }, context);
  const stdout = "$HOME|a b|*|;echo 7\n";
  expect(output).toMatchObject({ exitCode: 0, stdout, stderr: "", lines: 1, truncated: false });
  // As it was run, the beginning of what is long.
  const line = [node, ...args].join(" ");
  expect(headline).toBe(`${line.slice(0, 80)}… printed: ${stdout.trim()}`);
});

test("folder and standard input", async () => {
  await using context = await toolContext({ files: { "sub/a.txt": "" } });
  const script = "process.stdin.pipe(process.stdout); console.log(process.cwd())";
  const input = { command: node, args: ["-e", script], folder: "sub", input: "given" };
  const { output } = await runTool(run, input, context);
  expect(output.stdout).toContain(await realpath(context.resolve("sub")));
  expect(output.stdout).toContain("given");
});

test("a failure is an error with what was printed, unless it is allowed", async () => {
  await using context = await toolContext();
  const args = ["-e", "console.error('no such flavour'); process.exitCode = 3"];
  await expect(runTool(run, { command: node, args }, context)).rejects.toMatchObject({
    message: expect.stringContaining("ended with exit code 3."),
    help: expect.stringContaining("It printed: no such flavour"),
    retryable: false,
  });
  const allowed = await runTool(run, { command: node, args, allowFailure: true }, context);
  expect(allowed.output).toMatchObject({ exitCode: 3, stderr: "no such flavour\n" });
  expect(allowed.headline).toContain(
    "ended with exit code 3 and printed to standard error: no such flavour",
  );
});

test("a long output is counted, silence is said", async () => {
  await using context = await toolContext();
  const long = { command: node, args: ["-e", "for (let i = 0; i < 500; i++) console.log(i)"] };
  expect((await runTool(run, long, context)).headline).toContain(
    "succeeded and printed 500 lines.",
  );
  const lines = { command: node, args: ["-p", "1+1+'\\n  '+3"] };
  expect((await runTool(run, lines, context)).headline).toMatch(/ printed: 2; 3$/);
  const silent = { command: node, args: ["-e", ""] };
  expect((await runTool(run, silent, context)).headline).toContain("printed nothing");
});

test("it asks for the command that it is given, and says that it can destroy", () => {
  expect(run.permissions?.commands).toEqual([{ arg: "command" }]);
  expect(run.effect).toBe("destructive");
});
