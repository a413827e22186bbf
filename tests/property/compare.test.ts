/** Two plans side by side: what differs does not depend on names, on order, or on which plan is the older one. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { comparableOf, diffPlans, scorePlans } from "../../src/compiler/compare/index.ts";
import type { PlanDiff } from "../../src/compiler/compare/index.ts";
import { canonicalJson } from "../../src/contract/json.ts";
import { renameTasks } from "../../src/compiler/plan/rename-tasks.ts";
import type { Plan, Task } from "../../src/contract/plan.ts";
import { inputOf, planOf, toolInfo } from "../support/plans.ts";
import { disguised, plans } from "../support/random-plans.ts";

const input = { ...inputOf({}), additionalProperties: {} };
const tools = new Map(
  [
    toolInfo("test.pure", { input }),
    toolInfo("test.live", { input, permissions: { network: ["api.example.org", { arg: "x" }] } }),
    toolInfo("test.save", { input, effect: "write", permissions: { write: [{ arg: "x" }] } }),
  ].map((tool) => [tool.name, tool]),
);
const comparable = (plan: Plan) => comparableOf(plan, tools);
const diff = (before: Plan, after: Plan) => diffPlans(comparable(before), comparable(after));

/** Two plans of which one is the other after some tasks were changed, added and removed, or any two. */
const pairsOfPlans = fc.oneof(
  fc.tuple(plans, plans),
  disguised.chain(({ plan, other }) => {
    const change = fc.constantFrom(
      "keep",
      "keep",
      "keep",
      "title",
      "args",
      "tool",
      "priority",
      "remove",
    );
    const changes = fc.array(change, {
      minLength: plan.tasks.length,
      maxLength: plan.tasks.length,
    });
    return changes.map((all): [Plan, Plan] => [plan, withEdits(other, all)]);
  }),
);

function withEdits(plan: Plan, changes: readonly string[]): Plan {
  const gone = new Set(plan.tasks.filter((_, i) => changes[i] === "remove").map(({ id }) => id));
  const isUsed = (id: string) =>
    plan.tasks.some(
      (task) =>
        (!gone.has(task.id) && JSON.stringify(task).includes(id + ".")) ||
        task.needs.some((need) => need.task === id),
    );
  const tasks = plan.tasks.flatMap((task, i) => {
    switch (changes[i]) {
      case "remove":
        return isUsed(task.id) ? [task] : [];
      case "title":
        return [{ ...task, title: "Three" }];
      case "args":
        return [{ ...task, args: { x: 7 } }];
      case "tool":
        return [{ ...task, tool: "test.live" }];
      case "priority":
        return [{ ...task, priority: "low" as const }];
      default:
        return [task];
    }
  });
  return { ...plan, tasks };
}

test("a plan is the same as any permutation of itself, whatever its tasks are called", () => {
  fc.assert(
    fc.property(disguised, ({ plan, other }) => {
      const found = diff(plan, other);
      expect(found).toMatchObject({
        isEqual: true,
        added: [],
        removed: [],
        changed: [],
        head: [],
        unchanged: plan.tasks.length,
        critical: { joined: [], left: [] },
        permissions: { gained: [], lost: [] },
      });
      const { criticalPath: _, ...before } = found.figures.before;
      expect(found.figures.after).toMatchObject(before);
    }),
    { numRuns: 200 },
  );
});

const NUMBERS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
const inserted = { title: "Something else entirely", tool: "test.save", args: { to: "out" } };
const NEW = planOf({ new: inserted }).tasks[0] as Task;

test("one edit is all that is said, wherever the tasks stand and whatever they are called", () => {
  fc.assert(
    fc.property(plans, fc.nat(), ({ tasks, ...head }, which) => {
      // Titles as people give them: each task has its own.
      const titled = tasks.map((task, i) => ({ ...task, title: `The ${NUMBERS[i]} step` }));
      const plan = { ...head, tasks: titled };
      const names = new Map(titled.map(({ id }, i) => [id, `z${tasks.length - i}`]));
      const other = renameTasks({ ...head, tasks: titled.toReversed() }, names);
      const at = which % tasks.length;

      const longer = { ...other, tasks: other.tasks.toSpliced(at, 0, NEW) };
      const isNew = [{ id: "new" }];
      expect(diff(plan, longer)).toMatchObject({ added: isNew, removed: [], changed: [] });
      expect(diff(longer, plan)).toMatchObject({ added: [], removed: isNew, changed: [] });

      const task = other.tasks[at] as Task;
      const edited = { ...other, tasks: other.tasks.with(at, { ...task, timeoutMs: 99 }) };
      expect(diff(plan, edited)).toMatchObject({
        added: [],
        removed: [],
        changed: [{ after: { id: task.id }, changes: [{ of: "time limit" }] }],
        unchanged: tasks.length - 1,
      });
    }),
  );
});

const turned = <T extends { readonly before?: unknown; readonly after?: unknown }>(one: T) => {
  const { before, after, ...rest } = one;
  return {
    ...rest,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  };
};

/** The diff in the other direction. */
function mirrored(found: PlanDiff) {
  const { added, removed, changed, critical, head, permissions, figures, ...rest } = found;
  return {
    ...rest,
    added: removed,
    removed: added,
    changed: changed.map((task) => ({ ...turned(task), changes: task.changes.map(turned) })),
    critical: { joined: critical.left.map(turned), left: critical.joined.map(turned) },
    head: head.map(turned),
    permissions: { gained: permissions.lost, lost: permissions.gained },
    figures: { before: figures.after, after: figures.before },
  };
}

/** Lists stand in the order of one plan or the other. */
function sorted({
  added,
  removed,
  changed,
  critical,
  head,
  ...found
}: ReturnType<typeof mirrored> | PlanDiff): unknown {
  const byText = (all: readonly unknown[]) => all.map(canonicalJson).toSorted();
  return {
    ...found,
    added: byText(added),
    removed: byText(removed),
    changed: byText(changed.map((task) => ({ ...task, changes: byText(task.changes) }))),
    critical: { joined: byText(critical.joined), left: byText(critical.left) },
    head: byText(head),
  };
}

test("the other way round, everything is said the other way round", () => {
  fc.assert(
    fc.property(pairsOfPlans, ([before, after]) => {
      expect(sorted(mirrored(diff(after, before)))).toEqual(sorted(diff(before, after)));
    }),
  );
});

test("of two plans one is better, and the same one the other way round, for the same reasons", () => {
  fc.assert(
    fc.property(pairsOfPlans, ([a, b]) => {
      const [found, other] = [
        scorePlans(comparable(a), comparable(b)),
        scorePlans(comparable(b), comparable(a)),
      ];
      expect(other.a).toEqual(found.b);
      expect(other.b).toEqual(found.a);
      expect(other.better).toBe(found.better && { a: "b", b: "a" }[found.better]);
      const pointsOf = (one: typeof found) =>
        new Map(one.reasons.map(({ of, points }) => [of, points]));
      for (const [of, speaks] of pointsOf(found)) expect(pointsOf(other).get(of)).toBe(-speaks);
      const sum = found.reasons.reduce((total, { points }) => total + points, 0);
      expect(Math.abs(sum - (found.a.total - found.b.total))).toBeLessThan(0.5);
      for (const { total } of [found.a, found.b]) expect(total).toBeGreaterThanOrEqual(0);
      for (const { total } of [found.a, found.b]) expect(total).toBeLessThanOrEqual(100);
    }),
  );
});
