/** Tools of a workspace's own that do what tools must not do, all in one run: none of them keeps the others from their end. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ended } from "../../support/built-cli.ts";
import { expectDone } from "../../support/endings.ts";
import { childProcesses } from "../../support/leftovers.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

/** Each with what is said of it. */
const BAD = {
  throws: {
    run: `() => { throw new Error("The moon is in the way."); }`,
    code: "ORC4301",
    says: "The moon is in the way.",
  },
  faulty: {
    run: `() => ({ done: (undefined as unknown as { a: { b: boolean } }).a.b })`,
    code: "ORC4301",
    says: "Cannot read properties of undefined",
  },
  shape: {
    run: `() => ({ done: "perhaps" }) as never`,
    code: "ORC4303",
    says: "done",
  },
  exits: {
    run: `() => process.exit(7)`,
    code: "ORC4307",
    says: "exit code 7",
  },
  waits: {
    run: `() => new Promise<never>(() => {})`,
    code: "ORC4306",
    says: "It did not end within 1000 ms.",
  },
  loops: {
    run: `() => { for (;;); }`,
    code: "ORC4306",
    says: "It did not end within 1000 ms.",
  },
} as const;
type Bad = keyof typeof BAD;
const bad = Object.keys(BAD) as Bad[];

/** 50 MB on both streams, and then all is well. */
const PRINTS = `() => {
  const line = "x".repeat(999);
  for (let i = 0; i < 25_000; i++) { console.log(line); process.stderr.write(line + "\\n"); }
  return { done: true };
}`;

let workspace: UserWorkspace;
let ended: Ended;
beforeAll(async () => {
  workspace = await userWorkspace({
    config: { limits: { maxParallel: 2 } },
    data: ["stocks.csv"],
    files: {
      "agents/own.ts": ownAgent({
        name: "own",
        tools: { ...BAD, prints: { run: PRINTS } },
      }),
    },
  });
  const branches = bad.flatMap((tool) => [
    [tool, { tool: `own.${tool}`, timeoutMs: 1_000 }] as const,
    [`after_${tool}`, { tool: "own.prints", needs: [tool] }] as const,
  ]);
  await workspace.plan("wild", {
    ...Object.fromEntries(branches),
    prints: { tool: "own.prints" },
    sound: {
      tool: "data.aggregate",
      args: { file: "data/stocks.csv", measure: "price" },
    },
    page: { tool: "report.page", args: { tables: [{ $ref: "sound.table" }] } },
  });
  expectDone(await workspace.orchc(["build", "wild"]));
  ended = await workspace.orchc(["exec", "wild", "--run", "wild"]);
});
afterAll(() => workspace[Symbol.asyncDispose]());

/** By id: what the database says of each task. */
const tasks = () =>
  Object.fromEntries(
    workspace
      .rows("SELECT task_id, status, error FROM worker_runs")
      .map(({ task_id, status, error }) => [String(task_id), { status, error: String(error) }]),
  );

describe.each(bad)("it %s", (tool) => {
  const { code, says } = BAD[tool];

  test("its task fails, and says why", () => {
    const { status, error } = tasks()[tool]!;
    expect(status).toBe("failed");
    expect(error).toContain(says);
    const block = ended.stderr.split("\n\n").find((text) => text.includes(`(${tool})\n`));
    expect(block).toContain(`error ${code}`);
    expect(block).toContain(says);
    expect(block).toContain("help:");
  });

  test("what needs it is skipped, and says why", () => {
    expect(tasks()[`after_${tool}`]).toEqual({
      status: "skipped",
      error: `It needs the success of ${tool}, which failed.`,
    });
  });
});

test("of a fault in the code of a tool, its file and line are told", () => {
  expect(ended.stderr).toMatch(/own\.faulty is at fault, at \S+own\.ts:\d+:\d+\./);
});

test("what prints megabytes is done, and its output is not lost among them", () => {
  expect(tasks()["prints"]?.status).toBe("success");
  expect(ended.stdout.length + ended.stderr.length).toBeLessThan(500_000);
  expect(ended.stderr).toMatch(/more characters were printed and are not shown/);
});

test("the other branches come to their end", () => {
  expect(tasks()["sound"]?.status).toBe("success");
  expect(tasks()["page"]?.status).toBe("success");
});

test("the run has failed, and says so in its status, row and answer", async () => {
  expect(ended.status).toBe(1);
  expect(workspace.rows("SELECT status FROM runs")).toEqual([{ status: "failed" }]);
  const { "answer.md": answer } = await workspace.runFiles();
  expect(answer).toContain("100.73");
  for (const tool of bad) expect(answer).toContain(BAD[tool].says);
});

test("nobody sees our insides, and nobody is left", () => {
  expect(ended.stderr).not.toMatch(/^\s+at (?!generated\/wild\/plan\.json).+:\d+:\d+/m);
  expect(childProcesses(1).filter(({ command }) => command.includes(workspace.path))).toEqual([]);
});
