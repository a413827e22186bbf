import { describe, expect, test } from "vitest";
import {
  checks,
  improvements,
  runChecks,
  runPasses,
} from "../../../../src/compiler/passes/index.ts";
import { inputOf, passContext, planOf, told, toolInfo } from "../../../support/plans.ts";

const load = toolInfo("data.load", {
  input: inputOf({ file: { type: "string", mustExist: true } }, ["file"]),
});
const show = toolInfo("data.show", { input: inputOf({ x: { type: "string" } }) });
const context = passContext([load, show, toolInfo("test.echo")], {
  maxTasks: 5,
  missingFiles: new Map([["no.csv", []]]),
});

describe("a sound plan", () => {
  const plan = planOf({
    last: { tool: "data.show", args: { x: { $ref: "first.text" } } },
    first: { tool: "data.load", args: { file: "a.csv" } },
  });

  test("passes through all passes in their order", () => {
    const seen: string[] = [];
    const { plan: after, diagnostics } = runPasses(plan, context, ({ name }) => seen.push(name));
    expect(diagnostics).toEqual([]);
    expect(seen).toEqual([...checks, ...improvements].map(({ name }) => name));
    expect(after.tasks).toMatchObject([
      { id: "t1", tool: "data.load", timeoutMs: 30_000 },
      { id: "t2", needs: [{ task: "t1" }], args: { x: { $ref: "t1.text" } } },
    ]);
  });

  test("is sound after each of them", () => {
    const found: string[] = [];
    runPasses(plan, context, ({ name }, after) => {
      found.push(...runChecks(after, context).map((problem) => `${name}: ${told(problem)}`));
    });
    expect(found).toEqual([]);
  });

  test("is not changed by passing again", () => {
    const once = runPasses(plan, context).plan;
    expect(runPasses(once, context).plan).toEqual(once);
  });

  test("is left alone: passes make new plans", () => {
    const before = JSON.stringify(plan);
    runPasses(plan, context);
    expect(JSON.stringify(plan)).toBe(before);
  });
});

describe("a plan with mistakes", () => {
  test("gets all of them at once, and no improvement", () => {
    const plan = planOf({
      a: { tool: "data.load", args: { fiel: 1 }, needs: ["b"] },
      b: { needs: ["a"], args: { x: { $ref: "a.nothing" }, y: { $param: "p" }, z: { $ref: "q" } } },
      c: { tool: "data.laod" },
      d: { tool: "datta.load" },
      e: { tool: "data.load", args: { file: "no.csv" } },
      f: {},
    });
    const seen: string[] = [];
    const result = runPasses(plan, context, ({ name }) => seen.push(name));
    expect(result.plan).toBe(plan);
    expect(seen).toEqual(checks.map(({ name }) => name));
    expect(result.diagnostics.map(told)).toEqual([
      "ORC2012 The plan has 6 tasks; the limit is 5.",
      'ORC2003 The plan has no parameter "p". @ b args.y',
      'ORC2001 There is no task "q". @ b args.z',
      "ORC2004 The needs of tasks form a cycle: a → b → a. @ a needs @ b needs",
      'ORC2006 There is no tool "data.laod". @ c tool',
      'ORC2005 There is no agent "datta". @ d agent',
      'ORC2007 data.load needs "file", which is not given. @ a args',
      'ORC2008 data.load takes no argument "fiel". @ a args.fiel',
      'ORC2008 test.echo takes no argument "x". @ b args.x',
      'ORC2008 test.echo takes no argument "y". @ b args.y',
      'ORC2008 test.echo takes no argument "z". @ b args.z',
      'ORC2010 "a.nothing": data.load returns no field "nothing". @ b args.x',
      'ORC2011 There is no file or folder "no.csv". @ e args.file',
    ]);
  });

  test("gets a hundred at most", () => {
    const args = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`x${i}`, i]));
    expect(runChecks(planOf({ a: { args } }), context)).toHaveLength(100);
  });
});

test("every pass has a name of its own, a verb and an object", () => {
  const names = [...checks, ...improvements].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+-[a-z]+(-[a-z]+)*$/);
  expect(checks.every(({ role }) => role === "check")).toBe(true);
  expect(improvements.every(({ role }) => role === "improve")).toBe(true);
});
