/** What happens in a run, for programs: `--events`, `orchc events`, and `run_results.json`. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CLI, orchc, orchcJson, REPOSITORY, startNode } from "../support/built-cli.ts";
import { napWorkspace, type NapTask } from "../support/nap-workspace.ts";
import type { TempFolder } from "../support/temp-folder.ts";

interface Event {
  readonly type: string;
  readonly seq?: number;
  readonly task?: string;
  readonly line?: string;
}

const naps: readonly NapTask[] = [
  { id: "t1", tool: "sleep", args: { text: "z\u202ez" } },
  { id: "t2", tool: "fail" },
  { id: "t3", tool: "sleep", needs: ["t2"] },
];

async function built(tasks = naps): Promise<TempFolder> {
  const folder = await napWorkspace(tasks);
  expect(await orchc(folder.path, ["build", "naps"])).toMatchObject({ status: 0 });
  return folder;
}

/** Fails where a value is none of the published schema. */
async function schemaOf(name: string): Promise<(value: unknown) => void> {
  const text = await readFile(join(REPOSITORY, `schemas/${name}.schema.json`), "utf8");
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(text) as object);
  return (value) => {
    validate(value);
    expect({ value, errors: validate.errors ?? [] }).toEqual({ value, errors: [] });
  };
}

const linesOf = (text: string): Event[] =>
  text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Event]));

const stored = (events: readonly Event[]) => events.filter(({ seq }) => seq !== undefined);

test("--events prints each event as it is stored, and log lines, and no answer", async () => {
  await using folder = await built();
  const { status, stdout, stderr } = await orchc(folder.path, [
    "exec",
    "naps",
    "--events",
    "--run",
    "r1",
  ]);
  expect(status).toBe(1);
  const events = linesOf(stdout);
  const expectEvent = await schemaOf("event");
  for (const event of events) expectEvent(event);
  expect(events[0]).toMatchObject({ type: "run.started", seq: 1, run: "r1" });
  expect(events.at(-1)).toMatchObject({ type: "run.finished", status: "failed" });
  expect(events).toContainEqual(
    expect.objectContaining({ type: "task.log", task: "t1", line: "asked" }),
  );
  expect(stored(events).map(({ seq }) => seq)).toEqual(stored(events).map((_, i) => i + 1));
  expect(stdout).not.toContain("\u202e");
  expect(stderr).not.toMatch(/^t1 started/m);
  expect(stderr).toMatch(/^Report +/m);

  const later = await orchc(folder.path, ["events", "r1"]);
  expect(linesOf(later.stdout)).toEqual(stored(events));
  const after = await orchcJson<{ events: Event[] }>(folder.path, ["events", "--after", "3"]);
  expect(after.events).toEqual(stored(events).slice(3));

  const again = await orchc(folder.path, ["retry", "r1", "--events"]);
  const retried = linesOf(again.stdout);
  for (const event of retried) expectEvent(event);
  expect(stored(retried).slice(0, stored(events).length)).toEqual(stored(events));
  expect(retried.map(({ type }) => type)).toContain("run.resumed");
  const both = await orchc(folder.path, ["exec", "naps", "--events", "--json"]);
  expect(both).toMatchObject({ status: 2 });
});

test("--follow goes on until the run is over, or its process is gone", async () => {
  await using folder = await built([
    { id: "t1", tool: "sleep", args: { ms: 2000 } },
    { id: "t2", tool: "sleep", args: { ms: 60_000 }, needs: ["t1"] },
  ]);
  const running = startNode(folder.path, [CLI, "exec", "naps", "--run", "r1"]);
  await running.says("t1 started");
  const following = startNode(folder.path, [CLI, "events", "r1", "--follow"]);
  await following.says('"task":"t2"');
  running.kill("SIGKILL");
  const { status, stdout } = await following.ended;
  expect(status).toBe(0);
  expect(linesOf(stdout).at(-1)).toMatchObject({ type: "task.started", task: "t2" });
});

test("run_results.json says how each task went, also after a run that failed, and again after a retry", async () => {
  await using folder = await built();
  await orchc(folder.path, ["exec", "naps", "--run", "r1"]);
  const read = async () =>
    JSON.parse(await folder.read(".orchc/runs/r1/run_results.json")) as object;
  const expectResults = await schemaOf("task-results");
  const results = await read();
  expectResults(results);
  expect(results).toMatchObject({
    version: 1,
    run: "r1",
    name: "naps",
    status: "failed",
    tasks: [
      { id: "t1", status: "success", attempts: [{ attempt: 1, status: "success" }] },
      { id: "t2", status: "failed", attempts: [{ attempt: 1, error: { code: "ORC4301" } }] },
      { id: "t3", status: "skipped", attempts: [] },
    ],
  });
  expect(results).not.toHaveProperty("tasks.2.startedAt");
  await orchc(folder.path, ["retry", "r1"]);
  const retried = await read();
  expectResults(retried);
  expect(retried).toHaveProperty("tasks.1.attempts.length", 2);
});
