/** Tools that report and log far more than anybody reads: neither the host nor the run suffers, and what is left out is said. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventSchema } from "../../src/contract/events-schema.ts";
import { expectNothingLeft } from "../support/leftovers.ts";
import { chainOf, runBuild, type Ran } from "../support/run-build.ts";
import { testWorkspace, type TestWorkspace } from "../support/workspace.ts";

let workspace: TestWorkspace;
beforeEach(async () => void (workspace = await testWorkspace()));
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
  expectNothingLeft();
});

const SECONDS = 2;
/** Gives back the event loop now and then, or never. */
const loop = (each: string, isGenerous: boolean) => `
  const end = Date.now() + ${SECONDS * 1000};
  let count = 0;
  while (Date.now() < end) {
    for (let i = 0; i < 100; i += 1) { count += 1; ${each} }
    ${isGenerous ? "await new Promise((go) => setTimeout(go, 1));" : ""}
  }
`;

const run = (body: string, more: Record<string, string> = {}): Promise<Ran> =>
  runBuild(workspace, chainOf({ t1: `async (input, context) => { ${body} return {}; }`, ...more }));

const reportsOf = (ran: Ran) =>
  ran.events.flatMap((event) => (event.type === "task.progress" ? [event] : []));

test.each([
  ["gives the event loop back", true],
  ["never does", false],
])("a tool that reports as fast as it can, and %s: a few a second are told", async (_, is) => {
  const ran = await run(
    loop(`context.progress({ done: count, total: 1e12, text: "rows" });`, is) +
      "context.log(String(count));",
  );
  expect(ran.statuses).toEqual(["t1 success"]);
  const count = Number(ran.log("t1")[0]);
  expect(count).toBeGreaterThan(1000);
  const reports = reportsOf(ran);
  expect(reports[0]).toMatchObject({ type: "task.progress", task: "t1", done: 1, text: "rows" });
  // Four a second, and as many again for a clock that is not to be trusted.
  expect(reports.length).toBeLessThanOrEqual(SECONDS * 8);
  const done = reports.map((report) => report.done);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  for (const report of reports) expect(eventSchema.parse(report)).toEqual(report);
});

test("a worker process that does not keep to it: the host takes the latest, ten a second", async () => {
  const ran = await run(`
    const { writeSync } = await import("node:fs");
    for (let count = 0; count < 8000; count += 1) {
      let line = Buffer.from(JSON.stringify({ is: "progress", unit: "u1", report: { done: count } }) + String.fromCharCode(10));
      while (line.length > 0) {
        try {
          line = line.subarray(writeSync(3, line));
        } catch (error) {
          if (error.code !== "EAGAIN") throw error;
          await new Promise((go) => setTimeout(go, 5));
        }
      }
      if (count % 40 === 0) await new Promise((go) => setTimeout(go, 10));
    }
  `);
  expect(ran.reason("t1")).toBeUndefined();
  const reports = reportsOf(ran);
  expect(reports.length).toBeGreaterThan(1);
  const [first, last] = [reports.at(0), reports.at(-1)].map((report) =>
    Date.parse(report?.at ?? ""),
  );
  expect(reports.length).toBeLessThanOrEqual(((last ?? 0) - (first ?? 0)) / 90 + 2);
});

test("reports of another form are ignored, with one line in the log", async () => {
  const ran = await run(`
    for (const report of [{ done: -1 }, { done: NaN }, {}, undefined, { done: 1, more: 2 }, { done: 1, text: "x".repeat(201) }]) {
      context.progress(report);
      await new Promise((go) => setTimeout(go, 260));
    }
  `);
  expect(ran.statuses).toEqual(["t1 success"]);
  expect(reportsOf(ran)).toEqual([]);
  expect(ran.log("t1")).toEqual([
    expect.stringMatching(/^context\.progress was given what it cannot show/),
  ]);
});

test("a report from what a task left running is none of the next", async () => {
  const ran = await run(
    `context.progress({ done: 1 }); setTimeout(() => context.progress({ done: 2 }), 50);`,
    { t2: `() => new Promise((done) => setTimeout(() => done({}), 400))` },
  );
  expect(ran.statuses).toEqual(["t1 success", "t2 success"]);
  expect(reportsOf(ran).map(({ task, done }) => `${task} ${done}`)).toEqual(["t1 1"]);
});

test.each([
  ["logs", "context.log(line);"],
  ["prints", "console.log(line);"],
])(
  "a tool that %s ten thousand lines a second: the first are kept, and it is said how much was not",
  async (_, write) => {
    const before = process.memoryUsage().rss;
    const ran = await run(
      `const line = "a line of some length ".repeat(4); ${loop(write, true)} globalThis.count = count;`,
      { t2: "() => ({})" },
    );
    expect(ran.statuses).toEqual(["t1 success", "t2 success"]);
    const lines = ran.log("t1");
    expect(lines.join("\n").length).toBeLessThan(70_000);
    expect(lines.at(-1)).toMatch(/^… [\d,]+ more characters were printed and are not shown$/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  },
);
