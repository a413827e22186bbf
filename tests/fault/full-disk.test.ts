/**
 * The disk with the state of a run is full from a named point on: the run says so, nothing that it has told is lost, and
 * once there is space again it goes on to the answer of a run that was not disturbed.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { OrchcError, type Diagnostic } from "../../src/contract/diagnostics/index.ts";
import type { RunEvent } from "../../src/contract/events.ts";
import { resultPlaces } from "../../src/runtime/results/index.ts";
import { faultPoints, onFaultPoint, type FaultPoint } from "../../src/runtime/fault-point.ts";
import { exec, type ExecOptions, type RunResult } from "../../src/runtime/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { smallDisk } from "../support/mounts.ts";
import { rowsOf } from "../support/rows.ts";
import {
  testWorkspace,
  toolsModule,
  type TestBuild,
  type TestWorkspace,
} from "../support/workspace.ts";

afterEach(() => {
  onFaultPoint(() => {});
  expectNothingLeft();
});

const BYTES = 48 * 2 ** 20;
const LEDGER = "out/ledger";

const tools = toolsModule(`
  flaky: make("flaky", (_, { attempt }) => {
    if (attempt === 1) throw new ToolError("Not yet", { retryable: true });
    return { n: 1 };
  }),
  big: make("big", () => ({ rows: Array.from({ length: 9000 }, (_, i) => ({ i, text: "row " + i })) })),
  file: make("file", async (_, { writeFile }) => ({ file: await writeFile("made.txt", "x".repeat(9000), "text/plain") })),
  append: make("append", (_, { runId, resolve }) => {
    appendFileSync(resolve("${LEDGER}"), runId + "\\n");
    return { done: true };
  }),
`).replace(
  'import { z } from "zod";',
  'import { appendFileSync } from "node:fs";\nimport { z } from "zod";',
);

const retry = { limit: 2, backoff: "fixed", baseMs: 1 } as const;
const build: TestBuild = {
  modules: { "agents/tools.ts": tools },
  effects: { "tools.append": "write" },
  units: [
    {
      id: "u1",
      tasks: [
        { id: "t1", tool: "tools.flaky", retry },
        { id: "t2", tool: "tools.big" },
      ],
      script: `await run.task("t1", tools.flaky, {}); await run.task("t2", tools.big, {});`,
    },
    {
      id: "u2",
      tasks: [{ id: "t3", tool: "tools.append" }],
      script: `await run.task("t3", tools.append, {});`,
      permissions: { write: ["out"] },
    },
    {
      id: "u3",
      tasks: [
        { id: "t4", tool: "tools.file", needs: ["t2", "t3"] },
        { id: "t5", tool: "tools.echo" },
      ],
      script: `const t4 = await run.task("t4", tools.file, {}); await run.task("t5", tools.echo, { file: t4.file.sha256 });`,
    },
  ],
};

const HUGE = 4 * 2 ** 20;

/** Three ways to write more than there is space for. */
const hugeTools = toolsModule(`
  huge: make("huge", () => ({ text: "x".repeat(${HUGE}) })),
  heap: make("heap", async (_, { writeFile }) => ({ file: await writeFile("made.txt", "x".repeat(${HUGE}), "text/plain") })),
  scratch: make("scratch", async () => {
    const { rm, writeFile } = await import("node:fs/promises");
    await writeFile("scratch", "x".repeat(${HUGE})).finally(() => rm("scratch"));
    return {};
  }),
`);

/** Takes all that is left of the disk, but for so many bytes. */
function fill(folder: string, spare = 0): void {
  const file = openSync(join(folder, "filler"), "w");
  try {
    for (const length of [2 ** 20, 4096]) {
      const written = () => {
        try {
          return writeSync(file, Buffer.alloc(length));
        } catch (error) {
          expect(error).toMatchObject({ code: "ENOSPC" });
          return 0;
        }
      };
      while (written() > 0);
    }
    ftruncateSync(file, Math.max(0, fstatSync(file).size - spare));
  } finally {
    closeSync(file);
  }
}

interface Told {
  readonly result?: RunResult;
  /** Why there is none. */
  readonly refused?: OrchcError;
  readonly events: readonly RunEvent[];
}

async function execute(workspace: TestWorkspace, options: Partial<ExecOptions>): Promise<Told> {
  const events: RunEvent[] = [];
  const folder = join(workspace.paths.generated, "sample");
  const onEvent = (event: RunEvent) => void events.push(event);
  try {
    return {
      result: await exec({ folder, workspace, validate: false, onEvent, ...options }),
      events,
    };
  } catch (error) {
    if (error instanceof OrchcError) return { refused: error, events };
    throw error;
  }
}

const uncertainIn = ({ paths }: TestWorkspace, run: string) =>
  rowsOf(
    paths.database,
    `SELECT task_id FROM worker_runs WHERE run_id = '${run}' AND status = 'failed'
    AND error LIKE '%whether the change was made is not known%'`,
  ).map(({ task_id: task }) => String(task));

const outputsOf = ({ paths }: TestWorkspace, run: string) =>
  rowsOf(
    paths.database,
    `SELECT task_id, metadata ->> 'bytes' AS bytes, metadata ->> 'sha256' AS sha256 FROM task_outputs WHERE run_id = '${run}' ORDER BY task_id`,
  );

const isThere = ({ paths }: TestWorkspace, run: string) =>
  existsSync(paths.database) &&
  rowsOf(paths.database, "SELECT 1 FROM sqlite_master WHERE name = 'runs'").length > 0 &&
  rowsOf(paths.database, `SELECT 1 FROM runs WHERE id = '${run}'`).length > 0;

function expectStored({ paths }: TestWorkspace, events: readonly RunEvent[]): void {
  for (const event of events) {
    if (!("seq" in event)) continue;
    const { run, seq, type } = event;
    expect(
      rowsOf(paths.database, `SELECT type FROM events WHERE run_id = '${run}' AND seq = ${seq}`),
    ).toEqual([{ type }]);
  }
}

/**
 * The host meets the full disk, and the run is interrupted; or a worker process does before it, and what it was at has
 * failed. Either is told.
 */
function expectFull(told: readonly Diagnostic[] = []): void {
  expect(told.filter(({ severity }) => severity === "error")).not.toEqual([]);
  for (const { severity, code, message, help } of told) {
    if (severity !== "error") continue;
    expect({ code, message }).toEqual({
      code: "ORC4001",
      message: expect.stringMatching(/^There is no space left to write (\/|what tools\.)/),
    });
    expect(help).toContain("Free some space");
  }
}

async function goOn(workspace: TestWorkspace, run: string): Promise<number> {
  const which = isThere(workspace, run) ? { resume: run } : { run };
  const { result, refused } = await execute(workspace, which);
  // All of it was done, and only its last words were lost.
  if (refused?.diagnostics[0]?.code === "ORC4211") return 0;
  expect(refused).toBeUndefined();
  const again = uncertainIn(workspace, run);
  if (again.length === 0) {
    expect(result?.status).toBe("success");
    return 0;
  }
  const named = await execute(workspace, { resume: run, again: { tasks: again } });
  expect(named.result?.status).toBe("success");
  return again.length;
}

const disks = await testWorkspace();
const isMissing = await (async () => {
  await using disk = await smallDisk(join(disks.root, "disk"), 4096);
  return disk.missing;
})();
await disks[Symbol.asyncDispose]();

describe.skipIf(isMissing !== undefined)("a disk that is full", () => {
  describe("at any point of a run", () => {
    const passed = new Map<FaultPoint, number>();
    const kept = new AsyncDisposableStack();
    let workspace: TestWorkspace;
    let expected: ReturnType<typeof outputsOf>;
    beforeAll(async () => {
      workspace = kept.use(await testWorkspace());
      kept.use(await smallDisk(workspace.paths.state, BYTES));
      await mkdir(join(workspace.root, "out"));
      await workspace.build(build);
      onFaultPoint((point) => passed.set(point, (passed.get(point) ?? 0) + 1));
      const calm = await execute(workspace, { run: "calm" });
      expect(calm.result?.status).toBe("success");
      expected = outputsOf(workspace, "calm");
    });
    afterAll(() => kept.disposeAsync());

    test.each(faultPoints)("%s", async (last) => {
      // Only a run that goes on comes by it.
      const points: FaultPoint[] = last === "answer.removed" ? ["answer.report", last] : [last];
      const run = `full-${last}`;
      let named = 0;
      for (const point of points) {
        // An early one, or one in the middle.
        let left = Math.ceil((passed.get(point) ?? 1) / 2);
        onFaultPoint((at) => {
          if (at === point && (left -= 1) === 0) fill(workspace.paths.state);
        });
        const which = isThere(workspace, run) ? { resume: run } : { run };
        const { refused, result, events } = await execute(workspace, which);
        onFaultPoint(() => {});
        expect(left).toBeLessThanOrEqual(0);
        rmSync(join(workspace.paths.state, "filler"));
        expectStored(workspace, events);
        if (result?.status === "success") expect(point).toBe("lease.released");
        else expectFull(refused?.diagnostics ?? result?.diagnostics);
      }
      if (last !== "lease.released") named = await goOn(workspace, run);
      expect(outputsOf(workspace, run)).toEqual(expected);
      expect(existsSync(resultPlaces(workspace, run).files.answer)).toBe(true);
      const lines = readFileSync(join(workspace.root, LEDGER), "utf8").split("\n");
      const writes = lines.filter((line) => line === run).length;
      expect(writes).toBeGreaterThanOrEqual(1);
      expect(writes).toBeLessThanOrEqual(1 + named);
    });
  });

  test("when what is known of an error is to be kept: the error is told all the same", async () => {
    await using workspace = await testWorkspace();
    await using _ = await smallDisk(workspace.paths.state, BYTES);
    const { state, bus } = workspace.paths;
    await workspace.build({
      modules: {
        "agents/tools.ts": toolsModule(`bad: make("bad", () => { throw new ToolError("No"); }),`),
      },
      units: [
        {
          id: "u1",
          tasks: [{ id: "t1", tool: "tools.bad" }],
          script: `await run.task("t1", tools.bad, {});`,
        },
      ],
    });
    let filled = 0;
    onFaultPoint((at) => {
      if (at === "publish.before") {
        fill(state);
        filled += 1;
      }
      if (at === "commit.before") rmSync(join(state, "filler"), { force: true });
    });
    const { result, events } = await execute(workspace, { run: "one" });
    expect(filled).toBe(1);
    expect(result?.diagnostics).toMatchObject([{ code: "ORC4301", message: "No" }]);
    const failed = events.find(({ type }) => type === "task.failed");
    expect(failed).toMatchObject({ error: { code: "ORC4301", message: "No" } });
    expect(failed).not.toHaveProperty("context");
    expect(readdirSync(join(bus, "one/t1"))).toEqual([]);
  });

  test("which only a worker process meets: its task fails and says so, and a resumed run does the rest", async () => {
    await using workspace = await testWorkspace();
    await using _ = await smallDisk(workspace.paths.state, BYTES);
    for (const tool of ["huge", "heap", "scratch"]) {
      const script = `await run.task("t1", tools.${tool}, {});`;
      await workspace.build({
        modules: { "agents/tools.ts": hugeTools },
        units: [{ id: "u1", tasks: [{ id: "t1", tool: `tools.${tool}` }], script }],
      });
      onFaultPoint((at) => {
        // The host has what it takes to record that.
        if (at === "worker.assigned") fill(workspace.paths.state, HUGE / 2);
      });
      const { result } = await execute(workspace, { run: tool });
      onFaultPoint(() => {});
      const problems = result?.diagnostics.map(({ code, message }) => `${code} ${message}`);
      expect(problems).toContain(
        `ORC4001 There is no space left to write what tools.${tool} makes.`,
      );
      expectFull(result?.diagnostics);
      rmSync(join(workspace.paths.state, "filler"));
      expect((await execute(workspace, { resume: tool })).result?.status).toBe("success");
    }
  });
});
