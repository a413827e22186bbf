import { describe, expect, test } from "vitest";
import { comparableOf, diffPlans, type PlanDiff } from "../../../../src/compiler/compare/index.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import { inputOf, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const input = inputOf({ url: { type: "string" }, to: { type: "string" }, x: {} });
const tools = new Map(
  [
    toolInfo("test.echo", { input }),
    toolInfo("test.other", { input }),
    toolInfo("web.get", { input, permissions: { network: [{ arg: "url" }] } }),
    toolInfo("disk.save", {
      input,
      effect: "write",
      permissions: { write: [{ arg: "to" }], env: ["HOME"], memoryMiB: 64 },
    }),
  ].map((tool) => [tool.name, tool]),
);
type Tasks = Readonly<Record<string, TaskText>>;
const diff = (
  before: Tasks,
  after: Tasks,
  heads: readonly [Partial<Plan>, Partial<Plan>] = [{}, {}],
) =>
  diffPlans(
    comparableOf(planOf(before, heads[0]), tools),
    comparableOf(planOf(after, heads[1]), tools),
  );

/** `t2 argument args.x 1 → 2`. */
const changesIn = ({ changed }: PlanDiff) =>
  changed.flatMap(({ after, changes }) =>
    changes.map(({ of, before: old, after: now }) => {
      const text = (value: unknown) => (value === undefined ? "–" : JSON.stringify(value));
      return `${after.id} ${of} ${(now ?? old)?.at} ${text(old?.value)} → ${text(now?.value)}`;
    }),
  );
const first: TaskText = { title: "First", args: { x: 1 } };
const second: TaskText = { title: "Second", args: { x: { $ref: "t1.text" } } };

describe("of two plans", () => {
  test("that are the same, nothing", () => {
    const tasks = { t1: first, t2: second };
    expect(diff(tasks, tasks)).toMatchObject({ isEqual: true, unchanged: 2 });
  });

  test("a task that was inserted, and not those behind it, whose ids moved", () => {
    const found = diff(
      { t1: first, t2: second },
      {
        t1: { title: "New", tool: "test.other" },
        t2: first,
        t3: { ...second, args: { x: { $ref: "t2.text" } } },
      },
    );
    expect(found.added.map(({ id, title }) => [id, title])).toEqual([["t1", "New"]]);
    expect(found).toMatchObject({ isEqual: false, removed: [], changed: [], unchanged: 2 });
  });

  test("a task that was removed, and what read it", () => {
    const found = diff({ t1: first, t2: second }, { t1: { ...second, args: {} } });
    expect(found.removed.map(({ title }) => title)).toEqual(["First"]);
    expect(changesIn(found)).toEqual([
      't1 argument args.x {"$ref":"t1.text"} → –',
      't1 needs needs "t1" → –',
    ]);
  });

  test("every aspect of a task", () => {
    const before: TaskText = {
      ...second,
      needs: ["t3"],
      retry: { limit: 1, backoff: "exponential", baseMs: 500 },
      timeoutMs: 1000,
      estimate: { seconds: 1, usd: 0 },
    };
    const after: TaskText = {
      title: "The second",
      tool: "test.other",
      args: { x: { $ref: "t3.text" }, y: true },
      needs: [{ task: "t1", when: "always" }],
      priority: "high",
      retry: { limit: 3, backoff: "fixed", baseMs: 500 },
      timeoutMs: 2000,
      estimate: { seconds: 1, usd: 0.1 },
      internal: true,
    };
    const third: TaskText = { title: "Third", args: { z: 1 } };
    expect(
      changesIn(diff({ t1: first, t3: third, t2: before }, { t1: first, t3: third, t2: after })),
    ).toEqual([
      't2 tool tool "test.echo" → "test.other"',
      't2 argument args.x {"$ref":"t1.text"} → {"$ref":"t3.text"}',
      "t2 argument args.y – → true",
      't2 needs needs "t1" → –',
      't2 needs needs – → "t1 (always)"',
      't2 priority priority "medium" → "high"',
      't2 retry retry.backoff "exponential" → "fixed"',
      "t2 retry retry.limit 1 → 3",
      "t2 time limit timeoutMs 1000 → 2000",
      "t2 estimate estimate.usd 0 → 0.1",
      't2 title title "Second" → "The second"',
      "t2 internal internal – → true",
    ]);
  });

  test("a reference as each plan has it, when it leads to other work", () => {
    const found = diff(
      {
        t1: first,
        t2: { title: "Other", tool: "web.get" },
        t3: { ...second, args: { x: { $ref: "t1.text" } } },
      },
      {
        t1: { title: "Other", tool: "web.get" },
        t2: first,
        t3: { ...second, args: { x: { $ref: "t1.text" } } },
      },
    );
    // t1 of the one is t2 of the other: the text is the same, and the task another one.
    expect(changesIn(found)).toEqual([
      't3 argument args.x {"$ref":"t1.text"} → {"$ref":"t1.text"}',
      't3 needs needs "t1" → –',
      't3 needs needs – → "t1"',
    ]);
  });

  test("nothing of where the query says a task", () => {
    const found = diff(
      { t1: { ...first, origin: { query: [0, 3] } } },
      { t1: { ...first, words: { "0-3": "x" } } },
    );
    expect(found.isEqual).toBe(true);
  });

  test("tasks that came to the critical path, and that are no longer on it", () => {
    const took = (seconds: number) => ({ estimate: { seconds, usd: 0 } });
    const found = diff(
      { t1: { ...first, ...took(2) }, t2: { title: "Beside", ...took(1) } },
      { t1: { ...first, ...took(2) }, t2: { title: "Beside", ...took(3) } },
    );
    expect(found.critical.joined.map(({ after }) => after.title)).toEqual(["Beside"]);
    expect(found.critical.left.map(({ after }) => after.title)).toEqual(["First"]);
    expect(found.figures.before).toMatchObject({ secondsInParallel: 2, criticalPath: ["t1"] });
    expect(found.figures.after).toMatchObject({ secondsInParallel: 3, criticalPath: ["t2"] });
  });

  test("permissions that were gained and lost, those that are known only when it runs too", () => {
    const get = (url: string | { $param: string }): TaskText => ({
      title: "Get",
      tool: "web.get",
      args: { url },
    });
    const found = diff(
      { t1: get("https://a.example.org/x"), t2: { tool: "disk.save", args: { to: "out/a.txt" } } },
      { t1: get({ $param: "url" }), t2: { tool: "disk.save", args: { to: "out/b.txt" } } },
    );
    expect(found.permissions).toEqual({
      lost: [
        { kind: "network", name: "a.example.org" },
        { kind: "write", name: "out/a.txt" },
      ],
      gained: [
        { kind: "network", name: "what the parameter url names" },
        { kind: "write", name: "out/b.txt" },
      ],
    });
  });

  test("no permission that the same work has under another id", () => {
    const get = (id: string): TaskText => ({
      title: "Get",
      tool: "web.get",
      args: { url: { $ref: `${id}.text` } },
    });
    const found = diff(
      { t1: first, t2: get("t1") },
      {
        t1: { title: "New", tool: "disk.save", args: { to: "out/a.txt" } },
        t2: first,
        t3: get("t2"),
      },
    );
    expect(found.permissions.gained).toEqual([
      { kind: "write", name: "out/a.txt" },
      { kind: "env", name: "HOME" },
      { kind: "memoryMiB", name: "64" },
    ]);
    expect(found.permissions.lost).toEqual([]);
  });

  test("cost, time and risk before and after", () => {
    const { figures } = diff(
      {
        t1: {
          ...first,
          estimate: { seconds: 1, usd: 0.5 },
          retry: { limit: 1, backoff: "fixed", baseMs: 1 },
        },
      },
      { t1: { tool: "disk.save", args: { to: "/etc/passwd" } }, t2: first },
    );
    expect(figures.before).toMatchObject({ tasks: 1, usd: 0.5, usdAtMost: 1, risk: "low" });
    expect(figures.after).toMatchObject({
      tasks: 2,
      usd: 0,
      risk: "high",
      risks: { low: 1, medium: 0, high: 1 },
    });
  });

  test("what the plan says beside its tasks", () => {
    const source = { query: "Another sample.", sha256: "1", planner: "test@2" };
    const found = diff({ t1: first }, { t1: first }, [
      { profile: "balanced", notes: [{ kind: "assumed", text: "It is so" }] },
      {
        profile: "aggressive",
        source,
        name: "other",
        params: { n: { type: "integer", default: 1 } },
      },
    ]);
    expect(found.isEqual).toBe(false);
    expect(found.head.map(({ before, after }) => (after ?? before)?.at)).toEqual([
      "notes[0]",
      "params.n",
      "profile",
      "request",
    ]);
  });
});

describe("a plan on which nothing can be computed is refused", () => {
  test.each([["ORC2004", { t1: { needs: ["t2"] }, t2: { needs: ["t1"] } }]] as const)(
    "%s",
    (code, tasks) => {
      expect(() => comparableOf(planOf(tasks), tools)).toThrow(code);
    },
  );

  test("ORC2014", () => {
    const plan = planOf({ t1: first });
    expect(() => comparableOf({ ...plan, tasks: [...plan.tasks, ...plan.tasks] }, tools)).toThrow(
      "ORC2014",
    );
  });
});
