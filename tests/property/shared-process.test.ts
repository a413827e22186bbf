/** Sharing a process changes nothing but time: random scripts end as they do one after another, each alone. */
import fc from "fast-check";
import { availableParallelism } from "node:os";
import { afterEach, expect, test } from "vitest";
import { queryHistory } from "../../src/runtime/store/index.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { runBuild } from "../support/run-build.ts";
import { testWorkspace, toolsModule, type TestBuild, type TestUnit } from "../support/workspace.ts";

afterEach(expectNothingLeft);

/** What a tool can do to itself, to its process, and to what comes after it. */
const behaviours = {
  succeeds: `async () => ({ n: 1 })`,
  waits: `async () => { await nap(30); return { n: 2 }; }`,
  prints: `async (input, { log }) => { console.log("one"); await nap(10); log("two"); return {}; }`,
  givesMuch: `async () => { await nap(20); return { text: "x".repeat(100_000) }; }`,
  writesFile: `async (input, { writeFile }) => ({ file: await writeFile("a.txt", "a", "text/plain") })`,
  blocks: `async () => { const end = Date.now() + 40; while (Date.now() < end); return {}; }`,
  throws: `async () => { await nap(10); throw new Error("thrown"); }`,
  throwsOnce: `async (input, { attempt }) => {
    if (attempt === 1) throw new ToolError("not yet", { retryable: true });
    return { attempt };
  }`,
  throwsAway: `() => new Promise(() => setTimeout(() => { throw new Error("uncaught"); }, 20))`,
  rejects: `async () => { void Promise.reject(new Error("rejected")); await nap(10_000); }`,
  exits: `async () => { await nap(20); process.exit(3); }`,
  diesOnce: `async (input, { attempt }) => {
    await nap(20);
    if (attempt === 1) process.kill(process.pid, "SIGKILL");
    await nap(attempt === 1 ? 10_000 : 0);
    return { attempt };
  }`,
  garbles: `async () => { writeSync(3, "not JSON\\n"); await nap(10_000); }`,
};
/** What goes on after its task, which must hit no other script; the next task of its own it may. */
const leftovers = {
  leavesTimer: `async () => { setTimeout(() => { throw new Error("left behind"); }, 60); return {}; }`,
  leavesQuietTimer: `async () => {
    setTimeout(() => { throw new Error("left behind"); }, 60).unref();
    return {};
  }`,
  printsLate: `async () => { setTimeout(() => console.log("too late"), 40); return {}; }`,
};
const tools = { ...behaviours, ...leftovers };
type Name = keyof typeof tools;

const modules = {
  "agents/tools.ts": `import { writeSync } from "node:fs";
const nap = (ms: number) => new Promise<void>((wake) => void setTimeout(wake, ms));
${toolsModule(
  Object.entries(tools)
    .map(([name, source]) => `  ${name}: make("${name}", ${source}),`)
    .join("\n"),
)}`,
};

interface Script {
  readonly first: readonly Name[];
  readonly last: Name;
  /** Outcomes of tasks of earlier scripts that its first task waits for. */
  readonly needs: readonly (readonly [task: number, when: string])[];
}

const namesOf = (some: object): fc.Arbitrary<Name> =>
  fc.constantFrom(...(Object.keys(some) as Name[]));

const drawn: fc.Arbitrary<readonly Script[]> = fc.array(
  fc.record({
    first: fc.array(namesOf(behaviours), { maxLength: 2 }),
    last: namesOf(tools),
    needs: fc.array(fc.tuple(fc.nat(), fc.constantFrom("success", "failure", "always")), {
      maxLength: 1,
    }),
  }),
  { minLength: 6, maxLength: 10 },
);

function buildOf(scripts: readonly Script[]): TestBuild {
  const earlier: string[] = [];
  const units = scripts.map(({ first, last, needs }, at): TestUnit => {
    const heads = earlier.length === 0 ? [] : needs;
    const met = heads.map(([n, when]) => `${earlier[n % earlier.length] ?? ""} ${when}`);
    const tasks = [...first, last].map((tool, i) => ({
      id: `t${earlier.length + i + 1}`,
      tool: `tools.${tool}`,
      retry: { limit: 1, backoff: "fixed", baseMs: 1 } as const,
      needs: i === 0 ? met : [],
    }));
    earlier.push(...tasks.map(({ id }) => id));
    const script = tasks.map(({ id, tool }) => `await run.task("${id}", ${tool}, {});`).join("\n");
    return { id: `u${at + 1}`, tasks, script };
  });
  return { modules, units };
}

/** Said of a task whose process ended while others were served; what it did there does not count. */
const BEGINS_AGAIN =
  "its process, which it shared with other units, exited: it starts again in its own process";

/** What a person finds of each task, whenever it ran. */
async function found(build: TestBuild, maxParallel: number): Promise<readonly object[]> {
  await using workspace = await testWorkspace({ limits: { inlineBytes: 10_000 } });
  const ran = await runBuild(workspace, build, { maxParallel });
  const { rows } = await queryHistory(
    workspace.paths.database,
    `SELECT task_id, status, error,
       (SELECT count(*) FROM attempts WHERE task_id = task.task_id) AS tries,
       (SELECT output_data FROM task_outputs WHERE task_id = task.task_id) AS output
     FROM worker_runs AS task ORDER BY position`,
  );
  return rows.map(([id, ...row]) => {
    const log = ran.log(String(id));
    return { id, row, log: log.slice(log.lastIndexOf(BEGINS_AGAIN) + 1) };
  });
}

test("scripts that share processes end as they do one after another", async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (scripts) => {
      const build = buildOf(scripts);
      const alone = await found(build, 1);
      expect(await found(build, 3 * availableParallelism())).toEqual(alone);
    }),
    // Each takes two seconds, and a smaller sample would tell no more.
    { numRuns: 3, endOnFailure: true },
  );
}, 240_000);
