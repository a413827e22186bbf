/** Pipes, terminals without colours, narrow ones and those that can do nothing: each gets what it can show. */
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { orchc } from "../support/built-cli.ts";
import { napWorkspace } from "../support/nap-workspace.ts";
import type { TempFolder } from "../support/temp-folder.ts";
import { orchcOnTerminal, type Terminal } from "../support/terminal.ts";

let workspace: TempFolder;
beforeAll(async () => {
  workspace = await napWorkspace([
    { id: "t1", tool: "sleep", args: { ms: 300, text: "A long text of a nap. ".repeat(9) } },
    { id: "t2", tool: "fail", needs: ["t1"] },
    { id: "t3", tool: "sleep", needs: ["t2"] },
  ]);
  await orchc(workspace.path, ["build", "naps"]);
  await orchc(workspace.path, ["exec", "naps"]);
});
afterAll(() => workspace[Symbol.asyncDispose]());

const SHOWN = ["exec naps", "runs", "show", "artifacts", "logs", "graph naps"];
const COMMANDS = [...SHOWN, "plan Sleep for 5 milliseconds"];

/** Line feeds and tabs are text; a terminal's driver adds the carriage returns before them. */
const steering = (text: string) =>
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.exec(text.replaceAll("\r\n", "\n"))?.[0];
const on = (command: string, like: Terminal) =>
  orchcOnTerminal(workspace.path, command.split(" "), undefined, like);

test.each(COMMANDS)("%s: nothing steers a pipe", async (command) => {
  for (const env of [{}, { NO_COLOR: "1" }, { TERM: "dumb" }, { TERM: "xterm-256color" }]) {
    const { stdout, stderr } = await orchc(workspace.path, command.split(" "), env);
    expect(stdout + stderr).not.toBe("");
    expect(steering(stdout + stderr)).toBeUndefined();
  }
});

test.each(COMMANDS)("%s: no colours where they are not wanted", async (command) => {
  const { drawn } = await on(command, { env: { NO_COLOR: "1" } });
  expect(drawn).not.toBe("");
  expect(drawn.match(/\u001b\[[\d;]*m/g)).toBeNull();
});

test.each(COMMANDS)("%s: a terminal that can do nothing is given text", async (command) => {
  const { drawn } = await on(command, { env: { TERM: "dumb" } });
  expect(drawn).not.toBe("");
  expect(steering(drawn)).toBeUndefined();
});

test.each(SHOWN)("%s: fits into 40 columns", async (command) => {
  const { drawn } = await on(command, { columns: 40, env: { NO_COLOR: "1" } });
  const lines = stripVTControlCharacters(drawn).split(/[\r\n]+/);
  expect(lines.filter((line) => line.length > 40)).toEqual([]);
});

test("a terminal that does not say how wide it is counts as one of 80 columns", async () => {
  const env = { NO_COLOR: "1" };
  const { drawn } = await on("exec naps", { columns: 0, rows: 0, env });
  expect(stripVTControlCharacters(drawn)).toMatch(/✓ t1 {2}sleep t1 +nap\.sleep/);
  const shown = await on("show", { columns: 0, rows: 0, env });
  const usual = await on("show", { env });
  expect(shown.drawn).toBe(usual.drawn);
});
