import { appendFile, chmod, mkdir, readdir, readFile, stat } from "node:fs/promises";
import { expect, test } from "vitest";
import { readLogs, writeLogs, type LogLine } from "../../../../src/runtime/logs/index.ts";
import { tempFolder, type TempFolder } from "../../../support/temp-folder.ts";

const lineOf = (i: number, task = "t1"): LogLine => ({
  time: new Date(i).toISOString(),
  task,
  attempt: 1,
  line: `line ${i}`,
});

function logsIn(folder: TempFolder, limit = 1_000_000) {
  const failures: string[] = [];
  const logs = writeLogs({
    folder: folder.at("r1/logs"),
    limit,
    failed: (file) => failures.push(file),
  });
  return { logs, failures };
}

test("lines of all tasks are read in the order of time, and those of one alone", async () => {
  await using folder = await tempFolder();
  const { logs } = logsIn(folder);
  for (const i of [0, 1, 2, 3]) logs.write(lineOf(i, i % 2 === 0 ? "t1" : "t3[4].t1"));
  await logs.close();
  expect(await readLogs(folder.at("r1/logs")).next()).toEqual(
    [0, 1, 2, 3].map((i) => lineOf(i, i % 2 === 0 ? "t1" : "t3[4].t1")),
  );
  expect(
    (await readLogs(folder.at("r1/logs"), ["t3[4].t1"]).next()).map(({ line }) => line),
  ).toEqual(["line 1", "line 3"]);
  expect((await readdir(folder.at("r1/logs"))).toSorted()).toEqual(["t1.ndjson", "t3@4.t1.ndjson"]);
  expect(await readLogs(folder.at("r2/logs")).next()).toEqual([]);
});

test("what a task has logged is in its file once that was asked for", async () => {
  await using folder = await tempFolder();
  const { logs } = logsIn(folder);
  logs.write(lineOf(0));
  await logs.flush("t1");
  await logs.flush("t2");
  expect(await readLogs(folder.at("r1/logs")).next()).toEqual([lineOf(0)]);
  logs.write(lineOf(1));
  await logs.close();
  expect(await readLogs(folder.at("r1/logs")).next()).toEqual([lineOf(0), lineOf(1)]);
});

test("a task has two files of bounded size, the newest lines in them, and none is cut", async () => {
  await using folder = await tempFolder();
  const limit = 8192;
  const { logs } = logsIn(folder, limit);
  for (let i = 0; i < 20_000; i += 1) logs.write(lineOf(i));
  await logs.close();
  for (const name of ["t1.ndjson", "t1.1.ndjson"]) {
    expect((await stat(folder.at(`r1/logs/${name}`))).size).toBeLessThanOrEqual(limit);
  }
  const lines = await readLogs(folder.at("r1/logs")).next();
  expect(lines.length).toBeGreaterThan(60);
  expect(lines).toEqual(lines.map((_, i) => lineOf(20_000 - lines.length + i)));
});

test("more than waits in memory is counted, and left out", async () => {
  await using folder = await tempFolder();
  const { logs } = logsIn(folder, 100_000_000);
  const line = "x".repeat(1000);
  for (let i = 0; i < 10_000; i += 1) logs.write({ ...lineOf(i), line });
  await logs.close();
  const size = (await stat(folder.at("r1/logs/t1.ndjson"))).size;
  expect(size).toBeGreaterThan(4_000_000);
  expect(size).toBeLessThan(5_000_000);
  logs.write(lineOf(1));
  await logs.close();
  const lines = await readLogs(folder.at("r1/logs")).next();
  expect(lines.some((one) => /^… \d+ lines were left out/.test(one.line))).toBe(true);
});

test("who follows gets each line once, also when files change their names", async () => {
  await using folder = await tempFolder();
  const reader = readLogs(folder.at("r1/logs"));
  const got: LogLine[] = [];
  for (let round = 0; round < 20; round += 1) {
    const { logs } = logsIn(folder, 4096);
    for (let i = 0; i < 10; i += 1) logs.write(lineOf(round * 10 + i));
    await logs.close();
    got.push(...(await reader.next()));
  }
  expect(got).toEqual(Array.from({ length: 200 }, (_, i) => lineOf(i)));
});

test("a line that a killed host began spoils no other", async () => {
  await using folder = await tempFolder();
  await mkdir(folder.at("r1/logs"), { recursive: true });
  await appendFile(folder.at("r1/logs/t1.ndjson"), `${JSON.stringify(lineOf(0))}\n{"time":"19`);
  const reader = readLogs(folder.at("r1/logs"));
  expect(await reader.next()).toEqual([lineOf(0)]);
  const { logs } = logsIn(folder);
  logs.write(lineOf(1));
  await logs.close();
  expect(await reader.next()).toEqual([lineOf(1)]);
  expect(await readFile(folder.at("r1/logs/t1.ndjson"), "utf8")).toContain("line 1");
});

test.skipIf(process.getuid?.() === 0)("a folder that cannot be written is told once", async () => {
  await using folder = await tempFolder();
  await mkdir(folder.at("r1/logs"), { recursive: true });
  await chmod(folder.at("r1/logs"), 0o500);
  const { logs, failures } = logsIn(folder);
  logs.write(lineOf(0));
  logs.write(lineOf(1, "t2"));
  await logs.close();
  expect(failures).toHaveLength(1);
});

test("where a file takes the place of the folder, that is told once, and closing does not fail", async () => {
  await using folder = await tempFolder({ r1: "" });
  const { logs, failures } = logsIn(folder);
  logs.write(lineOf(0));
  logs.write(lineOf(1, "t2"));
  await logs.close();
  expect(failures).toHaveLength(1);
  // The files of tasks are written side by side.
  expect(failures[0]).toMatch(/r1\/logs\/t[12]\.ndjson$/);
});
