import { readFile } from "node:fs/promises";
import { glob } from "tinyglobby";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  callsOf,
  callTask,
  kindOf,
  kinds,
  lowerTask,
  mapCalls,
  planFileSchema,
  taskSchema,
} from "../../../../src/compiler/kinds/index.ts";
import { readExpression } from "../../../../src/compiler/expression/index.ts";
import { planOf } from "../../../support/plans.ts";

const source = join(import.meta.dirname, "../../../../src");

test("what a kind is called stands in its own file alone", async () => {
  // Regions of the core have kinds of their own, some of which are called alike.
  const ignore = ["compiler/kinds/**", "contract/regions/**"];
  const files = await glob("**/*.ts", { cwd: source, ignore });
  expect(files.length).toBeGreaterThan(100);
  const names = kinds.map(({ name }) => name).join("|");
  const asked = new RegExp(`\\bkind\\b(?:: | [!=]== )["'\`](?:${names})["'\`]`);
  const found: string[] = [];
  for (const file of files) {
    const lines = (await readFile(join(source, file), "utf8")).split("\n");
    lines.forEach((line, index) => {
      if (asked.test(line)) found.push(`${file}:${index + 1}: ${line.trim()}`);
    });
  }
  expect(found).toEqual([]);
});

/** The least that a task of each kind says. */
const least: Readonly<Record<string, object>> = {
  call: { agent: "a", tool: "a.b" },
  conditional: { when: "true", then: [inner()] },
  loop: { times: 2, tasks: [inner()] },
  parallel: { tasks: [inner()] },
  fallback: { alternatives: [{ tasks: [inner()] }, { tasks: [inner()] }] },
  gate: { question: "Go on?" },
  agent: { instruction: "Look" },
  plan: { plan: "other" },
};

function inner(): object {
  return { id: "t2", title: "", kind: "call", agent: "a", tool: "a.b" };
}

describe.each(kinds)("kind $name", ({ name, says, schema }) => {
  test("says what it is in one line", () => {
    expect(says).toMatch(/^\S.{8,80}$/);
  });

  test("is what its schema asks for, and its schema refuses what it does not know", () => {
    const task = { id: "t1", title: "", kind: name, ...least[name] };
    const own = schema(taskSchema);
    expect(own.parse(task)).toMatchObject({ kind: name });
    expect(own.safeParse({ ...task, kind: "other" }).success).toBe(false);
    expect(own.safeParse({ ...task, unknown: 1 }).success).toBe(false);
  });
});

describe("a call", () => {
  const plan = planOf({
    a: {
      tool: "data.load",
      args: { x: { $ref: "b.rows" }, list: [{ $ref: "c" }, { $ref: "b.rows" }], $ref: "d" },
    },
  });
  const [task] = plan.tasks;

  test("is one use of a tool", () => {
    expect(callsOf(task!)).toEqual([
      { agent: "data", tool: "data.load", args: task!.args, at: "args" },
    ]);
  });

  test("can be mapped, and nothing else changes", () => {
    const mapped = mapCalls(task!, (call) => ({ ...call, tool: "data.read" }));
    expect(mapped).toEqual({ ...task, tool: "data.read" });
  });

  test("becomes one task of the core, with limits when the plan has none", () => {
    const needs = [{ task: "b", when: "success" as const }];
    expect(lowerTask(task!, needs, readExpression).tasks).toEqual([
      {
        id: "a",
        title: "Task a",
        agent: "data",
        tool: "data.load",
        args: task!.args,
        needs,
        priority: "medium",
        estimate: { seconds: 1, usd: 0 },
        retry: { limit: 0, backoff: "exponential", baseMs: 500 },
        timeoutMs: 30_000,
      },
    ]);
  });

  test("keeps the limits that the plan has, and whether it was asked for", () => {
    const limits = {
      estimate: { seconds: 3, usd: 1 },
      retry: { limit: 2, backoff: "fixed", baseMs: 5 },
      timeoutMs: 7,
      internal: true,
      priority: "high",
    } as const;
    const [limited] = planOf({ a: limits }).tasks;
    expect(lowerTask(limited!, [], readExpression).tasks).toMatchObject([limits]);
  });

  test("is made from what stage 2 binds, and is then what the schema takes", () => {
    const made = callTask(
      { id: "t1", title: "Load", priority: "low", needs: [], origin: { query: [0, 4] } },
      { agent: "data", tool: "data.load", args: { file: "a.csv" } },
    );
    expect(planFileSchema.shape.tasks.parse([made])).toEqual([made]);
  });
});

test("a kind that is none is our bug, since the schema lets none through", () => {
  const [task] = planOf({ a: {} }).tasks;
  expect(() => kindOf({ ...task!, kind: "dance" })).toThrow(
    /orchc has a bug \(task a has kind dance/,
  );
});

test.each(["0s", "0d", "3651d", "999999999d", "soon"])(
  "a gate has no deadline of %s",
  (deadline) => {
    const gate = (text: string) => ({
      id: "t1",
      title: "Ok",
      kind: "gate",
      question: "?",
      deadline: text,
    });
    expect(taskSchema.safeParse(gate("1s")).success).toBe(true);
    expect(taskSchema.safeParse(gate("3650d")).success).toBe(true);
    expect(taskSchema.safeParse(gate(deadline)).success).toBe(false);
  },
);

describe("what a gate comes to by default is what it asks for", () => {
  const integer = { type: "integer" };
  const gate = (value: object | undefined, given?: unknown) => ({
    id: "t1",
    title: "Ok",
    kind: "gate",
    question: "How many?",
    ...(value && { value }),
    deadline: "1h",
    default: { decision: "approved", ...(given !== undefined && { value: given }) },
  });

  test.each([
    [integer, "many"],
    [integer, 1.5],
    [integer, undefined],
    [{ ...integer, default: "many" }, 3],
    [{ type: "enum", values: ["a", "b"] }, "c"],
    [undefined, 3],
  ])("%j is not %j", (value, given) => {
    expect(taskSchema.safeParse(gate(value, given)).success).toBe(false);
  });

  test.each([
    [integer, 3, 3],
    [{ ...integer, default: 5 }, undefined, 5],
    [undefined, undefined, undefined],
  ])("%j can be %j", (value, given, counts) => {
    const task = taskSchema.parse(gate(value, given));
    const { region } = lowerTask(task, [], readExpression);
    expect(region).toMatchObject({ byDefault: { decision: "approved" } });
    expect((region as { byDefault?: { value?: unknown } }).byDefault?.value).toBe(counts);
  });
});
