import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lower } from "../../src/compiler/lower/index.ts";
import { needsOf } from "../../src/compiler/graph/needs.ts";
import type { Need, Plan } from "../../src/contract/plan.ts";
import { planOf, toolInfo, type TaskText } from "../support/plans.ts";

const tools = new Map(
  [toolInfo("test.echo"), toolInfo("test.open", { permissions: { read: [{ arg: "file" }] } })].map(
    (tool) => [tool.name, tool],
  ),
);

const plans: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc
    .tuple(
      ...Array.from({ length: size }, (_, i) => {
        const before = Array.from({ length: i }, (__, j) => `x${j}`);
        return fc.record({
          tool: fc.constantFrom("test.echo", "test.echo", "test.open"),
          needs: fc.shuffledSubarray(before, { maxLength: Math.min(i, 2) }),
          reads: fc.subarray(before, { maxLength: Math.min(i, 1) }),
          when: fc.constantFrom("success", "success", "success", "always", "failure"),
        });
      }),
    )
    .map((tasks) =>
      planOf(
        Object.fromEntries(
          tasks.map(({ tool, needs, reads: [read], when }, i): [string, TaskText] => [
            `x${i}`,
            {
              tool,
              args: read === undefined ? {} : { file: { $ref: `${read}.text` } },
              needs: needs
                .filter((id) => id !== read)
                .map((task, index): Need => ({ task, when: index === 0 ? when : "success" })),
            },
          ]),
        ),
      ),
    ),
);

type Needs = ReadonlyMap<string, readonly Need[]>;

/** Every task whose success has to come before a task can start. */
function successesBefore(id: string, needs: Needs): Set<string> {
  const direct = (needs.get(id) ?? []).filter(({ when }) => when === "success");
  return new Set(direct.flatMap(({ task }) => [task, ...successesBefore(task, needs)]));
}

test("lowering keeps every task and every need", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { tasks } = lower(plan, tools);
      const lowered = new Map(tasks.map((task) => [task.id, task]));
      expect([...lowered.keys()].toSorted()).toEqual(plan.tasks.map(({ id }) => id).toSorted());
      const needs = needsOf(plan);
      for (const task of plan.tasks) expect(lowered.get(task.id)?.needs).toEqual(needs(task));
    }),
  );
});

test("units part the tasks among them, each after all that it needs", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { tasks, units } = lower(plan, tools);
      const inUnits = units.flatMap((unit) => unit.tasks.map(({ id }) => id));
      expect(inUnits.toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
      const unitOf = new Map(
        units.flatMap(({ id, tasks: own }) => own.map((task) => [task.id, id])),
      );
      for (const [index, unit] of units.entries()) {
        expect(unit.id).toBe(`u${index + 1}`);
        const earlier = new Set(
          units.slice(0, index).flatMap((other) => other.tasks.map(({ id }) => id)),
        );
        const outside = unit.tasks
          .flatMap(({ needs }) => needs.map(({ task }) => task))
          .filter((id) => unitOf.get(id) !== unit.id);
        expect(outside.filter((id) => !earlier.has(id))).toEqual([]);
      }
    }),
  );
});

test("a unit is a chain on success, and only its first task waits for other units", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { tasks, units } = lower(plan, tools);
      const needs: Needs = new Map(tasks.map((task) => [task.id, task.needs]));
      for (const { tasks: own } of units) {
        const head = own[0]!;
        const given = new Set([...successesBefore(head.id, needs), ...own.map(({ id }) => id)]);
        for (const [index, task] of own.entries()) {
          if (index === 0) continue;
          expect(task.needs).toContainEqual({ task: own[index - 1]!.id, when: "success" });
          expect(task.needs.every(({ when }) => when === "success")).toBe(true);
          expect(task.needs.filter(({ task: id }) => !given.has(id))).toEqual([]);
        }
      }
    }),
  );
});

test("two tasks of one unit never could have run side by side, so no parallelism is lost", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { tasks, units } = lower(plan, tools);
      const needs: Needs = new Map(tasks.map((task) => [task.id, task.needs]));
      for (const { tasks: own } of units) {
        for (const [index, task] of own.entries()) {
          const before = successesBefore(task.id, needs);
          expect(own.slice(0, index).filter(({ id }) => !before.has(id))).toEqual([]);
        }
      }
    }),
  );
});

test("nobody outside of a unit waits for any of its tasks but the last", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { tasks, units } = lower(plan, tools);
      const needs: Needs = new Map(tasks.map((task) => [task.id, task.needs]));
      for (const { tasks: own } of units) {
        const last = own.at(-1)!.id;
        const inner = new Set(own.slice(0, -1).map(({ id }) => id));
        const waiting = tasks.filter(
          (task) =>
            !own.includes(task) &&
            task.needs.some(({ task: id }) => inner.has(id)) &&
            !successesBefore(task.id, needs).has(last),
        );
        expect(waiting.map(({ id }) => id)).toEqual([]);
      }
    }),
  );
});
