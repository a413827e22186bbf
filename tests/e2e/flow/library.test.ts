/** orchc as a library: a program of somebody else's imports it from where it is installed. */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/index.ts";
import { expectDone } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const QUERY = "Average price by symbol in data/stocks.csv";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ data: ["stocks.csv"] });
});
afterAll(() => workspace[Symbol.asyncDispose]());

/** Runs a program in the workspace, and gives what it hands to `show`. */
async function program<Shown>(text: string): Promise<Shown> {
  await workspace.write(
    "program.mjs",
    `import * as orchc from "orchc";
     const show = (value) => console.log(JSON.stringify(value));
     ${text}`,
  );
  const ended = await workspace.node(["program.mjs"]);
  expectDone(ended);
  // Whatever orchc does, it says nothing of its own in somebody else's program.
  expect(ended.stderr).toBe("");
  expect(ended.stdout.trim().split("\n")).toHaveLength(1);
  return JSON.parse(ended.stdout) as Shown;
}

interface Answered {
  answer: string;
  data: Record<string, Record<string, { table: { rows: object[] } }>>;
  validation?: { ok: boolean; checks: { name: string; ok: boolean }[] };
  metadata: {
    name: string;
    run: string;
    status: string;
    statistics: { tasks: number };
    files: { answer: string; data: string; report: string };
    analysis: object;
  };
}

test("run gives answer, data, validation and metadata", async () => {
  const query = JSON.stringify(QUERY);
  const result = await program<Answered>(
    `show(await orchc.run({ query: ${query}, maxTasks: 5 }));`,
  );
  expect(Object.keys(result)).toEqual(["answer", "data", "notes", "validation", "metadata"]);
  // By awk, over the lines of one symbol.
  expect(result.answer).toContain("AAPL 64.73");
  const [output] = Object.values(result.data["data"] ?? {});
  expect(output?.table.rows).toHaveLength(5);
  expect(result.validation?.ok).toBe(true);
  expect(result.metadata).toMatchObject({ status: "success", statistics: { tasks: 1 } });
  for (const file of Object.values(result.metadata.files)) expect(existsSync(file)).toBe(true);
  expect(workspace.rows(`SELECT status FROM runs WHERE id = '${result.metadata.run}'`)).toEqual([
    { status: "success" },
  ]);
});

test("skipValidation leaves the validation out", async () => {
  const result = await program<Answered>(
    `show(await orchc.run({ query: ${JSON.stringify(QUERY)}, skipValidation: true }));`,
  );
  expect(Object.keys(result)).toEqual(["answer", "data", "notes", "metadata"]);
});

test("plan, build and exec do it step by step, with events on the way", async () => {
  const result = await program<Record<string, unknown>>(`
    const { plan, analysis, diagnostics } = await orchc.plan({ query: ${JSON.stringify(QUERY)}, name: "steps" });
    const built = await orchc.build({ name: "steps" });
    const again = await orchc.build({ name: "steps", check: true });
    const events = [];
    const { status } = await orchc.exec({ name: "steps", maxParallel: 1, onEvent: ({ type }) => events.push(type) });
    show({
      plan: plan.tasks.map(({ tool }) => tool),
      diagnostics,
      written: built.written,
      differing: again.differing,
      events,
      status,
    });
  `);
  expect(result).toEqual({
    plan: ["data.compute"],
    diagnostics: [],
    written: expect.arrayContaining(["manifest.json", "types.ts", "u1.ts"]) as unknown,
    differing: [],
    events: ["run.started", "task.started", "task.succeeded", "run.finished"],
    status: "success",
  });
});

test("a run that fails is a result, and not an error", async () => {
  const { status, codes } = await program<{ status: string; codes: string[] }>(`
    const { metadata } = await orchc.run({ query: "Get the feed http://127.0.0.1:9/feed.xml" });
    show({ status: metadata.status, codes: metadata.diagnostics.map(({ code }) => code) });
  `);
  expect({ status, codes }).toEqual({ status: "failed", codes: ["ORC4301"] });
});

test.each([
  ["run({ query: '' })", "ORC1001"],
  ["run({ query: 'Average price by symbol in data/stock.csv' })", "ORC2011"],
  [
    "run({ query: 'Average price by symbol in data/stocks.csv, then chart it', maxTasks: 1 })",
    "ORC2012",
  ],
  ["build({ name: 'nothing' })", "ORC3004"],
  ["exec({ name: 'nothing' })", "ORC4101"],
  ["plan({ query: 'Count files', root: 'nowhere' })", "ORC1006"],
])("%s throws an OrchcError that says everything", async (call, code) => {
  const thrown = await program<{ is: boolean; message: string; diagnostics: Diagnostic[] }>(`
    const error = await orchc.${call}.catch((thrown) => thrown);
    const { message, diagnostics } = error;
    show({ is: error instanceof orchc.OrchcError, message, diagnostics });
  `);
  expect(thrown.is).toBe(true);
  expect(thrown.diagnostics[0]).toMatchObject({ code, severity: "error" });
  expect(thrown.diagnostics[0]?.help).toBeTruthy();
  expect(thrown.message).toContain(code);
});
