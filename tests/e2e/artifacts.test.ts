/** Files that tasks make: recorded with who used them, streamed whatever their size, and noticed when they are damaged. */
import { chmod, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { errorContextSchema } from "../../src/contract/error-context.ts";
import { CLI, orchc, orchcJson, startNode } from "../support/built-cli.ts";
import { napWorkspace } from "../support/nap-workspace.ts";
import { peakMemory } from "../support/peak-memory.ts";
import { streamWorkspace, type StreamTask } from "../support/stream-workspace.ts";
import type { TempFolder } from "../support/temp-folder.ts";

const FILE = ".orchc/bus/one/t1/rows.ndjson";

const tasksOf = (mib: number): readonly StreamTask[] => [
  { id: "t1", tool: "make", args: { mib } },
  { id: "t2", tool: "count", args: { file: { $ref: "t1.file" } }, needs: ["t1"] },
];

async function built(tasks: readonly StreamTask[]): Promise<TempFolder> {
  const folder = await streamWorkspace(tasks);
  expect(await orchc(folder.path, ["build", "streams"])).toMatchObject({ status: 0 });
  return folder;
}

interface Listed {
  readonly artifacts: readonly Readonly<Record<string, unknown>>[];
}

test("what tasks make is listed with who made and used it, also after the tables were made again", async () => {
  await using folder = await built([
    ...tasksOf(0.1),
    { id: "t3", tool: "value", args: { mib: 1 } },
    { id: "t4", tool: "say", args: { text: "# Said" } },
  ]);
  expect(await orchc(folder.path, ["exec", "streams", "--run", "one"])).toMatchObject({
    status: 0,
  });
  const { stdout } = await orchc(folder.path, ["artifacts"]);
  expect(stdout).toMatch(
    /^t1\/rows\.ndjson +application\/x-ndjson +\S+ kB +[0-9a-f]{12} +t1 +t2$/m,
  );
  expect(stdout).toMatch(/^t3\/output\.json +output +\S+ MB +[0-9a-f]{12} +t3/m);
  const listed = await orchcJson<Listed>(folder.path, ["artifacts", "one"]);
  const { size } = await stat(folder.at(FILE));
  expect(listed.artifacts).toMatchObject([
    {
      path: "t1/rows.ndjson",
      task: "t1",
      type: "file",
      bytes: size,
      consumers: ["t2"],
      isIntact: true,
    },
    { path: "t3/output.json", task: "t3", type: "output", consumers: [], isIntact: true },
    { path: "t4/said.md", task: "t4", type: "model", mediaType: "text/markdown" },
  ]);
  expect(await orchc(folder.path, ["doctor", "--rebuild"])).toMatchObject({ status: 0 });
  expect(await orchcJson<Listed>(folder.path, ["artifacts", "one"])).toEqual(listed);
  // Neither a consumer nor an editor writes it by mistake; and it takes its room on the disk once.
  const handed = await stat(folder.at(".orchc/runs/one/files/t1-rows.ndjson"));
  expect(handed.mode & 0o222).toBe(0);
  expect(handed.ino).toBe((await stat(folder.at(FILE))).ino);
});

test.skipIf(process.platform !== "linux")(
  "a file larger than the memory that is taken goes from a task to the next and into the results",
  async () => {
    await using folder = await built(tasksOf(256));
    const running = startNode(folder.path, [CLI, "exec", "streams", "--run", "one"]);
    const { root, descendants } = await peakMemory(running.pid, running.ended);
    const { status, stdout } = await running.ended;
    expect(status).toBe(0);
    // A host without data takes some 120 MiB and a worker process some 100; the file alone is 256.
    expect(root).toBeLessThan(300);
    expect(Math.max(...descendants)).toBeLessThan(300);
    const [, rows] = /(\d[\d,]*) rows were counted/.exec(stdout) ?? [];
    expect(stdout).toContain(`${rows} rows were made`);

    const data = JSON.parse(await readFile(folder.at(".orchc/runs/one/data.json"), "utf8")) as {
      readonly streams: { readonly t1: { readonly file: Readonly<Record<string, unknown>> } };
    };
    const { copy, firstRows } = data.streams.t1.file as { copy: string; firstRows: object[] };
    expect(copy).toBe("files/t1-rows.ndjson");
    expect(firstRows.slice(0, 2)).toMatchObject([{ n: 0 }, { n: 1 }]);
    const report = await readFile(folder.at(".orchc/runs/one/report.html"), "utf8");
    expect(report).toContain("first 20 rows");
    expect(report).toContain("files/t1-rows.ndjson");
    expect(report.length).toBeLessThan(1_000_000);
  },
);

const untimed = (text: string) => text.replace(/succeeded in \S+/, "succeeded");

const damages: [string, (file: string) => Promise<unknown>, RegExp][] = [
  ["missing", (file) => rm(file), /is not there any more/],
  ["torn", (file) => truncate(file, 1000), /has 1000 bytes instead of \d+/],
  [
    "altered",
    async (file) => {
      const content = await readFile(file);
      content[10] = (content[10] ?? 0) ^ 1;
      await chmod(file, 0o644);
      await writeFile(file, content);
    },
    /has been altered: its sha256 differs/,
  ],
];

test.each(damages)(
  "a %s file is noticed by show, resume and a task, and made again",
  async (_, damage, how) => {
    await using folder = await built(tasksOf(0.1));
    const done = await orchc(folder.path, ["exec", "streams", "--run", "one"]);
    expect(done).toMatchObject({ status: 0 });
    await damage(folder.at(FILE));

    for (const words of [
      ["show", "one"],
      ["artifacts", "one"],
    ]) {
      const { status, stderr } = await orchc(folder.path, words);
      expect(status).toBe(0);
      expect(stderr).toContain("ORC4330");
      expect(stderr).toMatch(how);
      expect(stderr).toContain("orchc retry one --from t1");
    }
    const refused = await orchc(folder.path, ["retry", "one", "--task", "t2"]);
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain("ORC4330");
    expect(refused.stderr).toMatch(how);

    const again = await orchc(folder.path, ["retry", "one", "--from", "t1"]);
    expect(again.status).toBe(0);
    expect(untimed(again.stdout)).toBe(untimed(done.stdout));
    const { artifacts } = await orchcJson<Listed>(folder.path, ["artifacts", "one"]);
    expect(artifacts).toMatchObject([
      { path: "t1/rows.ndjson", isIntact: true, consumers: ["t2"] },
    ]);
  },
);

test("what is known of a failed attempt is listed, shown with its task, and goes with its run", async () => {
  await using folder = await napWorkspace([{ id: "t1", tool: "fail", args: { text: "zzz" } }]);
  await orchc(folder.path, ["build", "naps"]);
  expect((await orchc(folder.path, ["exec", "naps", "--run", "one"])).status).toBe(1);
  const { stdout } = await orchc(folder.path, ["artifacts"]);
  expect(stdout).toMatch(/^t1\/error-1\.json +error +\S+ kB +[0-9a-f]{12} +t1/m);
  const file = ".orchc/bus/one/t1/error-1.json";
  const context = errorContextSchema.parse(JSON.parse(await readFile(folder.at(file), "utf8")));
  expect(context).toMatchObject({
    tool: { name: "nap.fail", version: "1" },
    arguments: { text: "zzz" },
    error: { code: "ORC4301", message: "It cannot be done." },
    log: [{ line: "asked" }],
  });
  expect((await orchc(folder.path, ["show", "one", "t1"])).stdout).toContain(file);
  const shown = await orchcJson<{ readonly contexts: unknown }>(folder.path, ["show", "one", "t1"]);
  expect(shown.contexts).toEqual([folder.at(file)]);
  const listed = await orchcJson<Listed>(folder.path, ["artifacts", "one"]);
  expect(listed.artifacts).toMatchObject([
    {
      path: "t1/error-1.json",
      task: "t1",
      type: "error",
      mediaType: "application/json",
      isIntact: true,
    },
  ]);
  expect(await orchc(folder.path, ["doctor", "--rebuild"])).toMatchObject({ status: 0 });
  expect(await orchcJson<Listed>(folder.path, ["artifacts", "one"])).toEqual(listed);

  await rm(folder.at(file));
  for (const words of [
    ["show", "one"],
    ["artifacts", "one"],
  ]) {
    const { status, stderr } = await orchc(folder.path, words);
    expect({ status, stderr }).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/ORC4330 [^]*is not there any more[^]*orchc show one t1/),
    });
  }
  const again = await orchc(folder.path, ["retry", "one"]);
  expect(again.stderr).not.toContain("ORC4330");
  const { artifacts } = await orchcJson<Listed>(folder.path, ["artifacts", "one"]);
  expect(artifacts).toMatchObject([
    { path: "t1/error-1.json", isIntact: false },
    { path: "t1/error-2.json", isIntact: true },
  ]);
  expect(await orchc(folder.path, ["runs", "prune", "--older-than", "0d"])).toMatchObject({
    status: 0,
  });
  await expect(stat(folder.at(".orchc/bus/one"))).rejects.toThrow("ENOENT");
});

test("a script that runs alone leaves the same of what fails", async () => {
  await using folder = await napWorkspace([{ id: "t1", tool: "fail" }]);
  await orchc(folder.path, ["build", "naps"]);
  const script = startNode(folder.path, ["generated/naps/u1.ts", "--run", "alone"]);
  expect((await script.ended).status).toBe(1);
  const text = await readFile(folder.at(".orchc/bus/alone/t1/error-1.json"), "utf8");
  expect(errorContextSchema.parse(JSON.parse(text))).toMatchObject({ run: "alone", task: "t1" });
  const { artifacts } = await orchcJson<Listed>(folder.path, ["artifacts", "alone"]);
  expect(artifacts).toMatchObject([{ path: "t1/error-1.json", type: "error", isIntact: true }]);
});

test("a value that is too large is refused before it is made, and it is said what to do", async () => {
  await using folder = await built([{ id: "t1", tool: "value", args: { mib: 300 } }]);
  const { status, stdout, stderr } = await orchc(folder.path, ["exec", "streams", "--run", "one"]);
  expect(status).toBe(1);
  expect(stdout + stderr).toMatch(/The output is 314573\d{3} bytes long; the limit is 268435456/);
  expect(stdout + stderr).toContain("context.produceFile");
});
