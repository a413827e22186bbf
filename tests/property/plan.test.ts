import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callsOf } from "../../src/compiler/kinds/index.ts";
import { needsOf } from "../../src/compiler/graph/needs.ts";
import { runChecks, runPasses, type Pass } from "../../src/compiler/passes/index.ts";
import { mergeDuplicates } from "../../src/compiler/passes/merge-duplicates.ts";
import { normaliseIds } from "../../src/compiler/passes/normalise-ids.ts";
import { removeUnused } from "../../src/compiler/passes/remove-unused.ts";
import { canonicalJson } from "../../src/contract/json.ts";
import { priorities, type Plan, type Task } from "../../src/contract/plan.ts";
import { mapMentionsIn, parseReference } from "../../src/contract/values.ts";
import { inputOf, passContext, toolInfo } from "../support/plans.ts";
import { disguised, plans } from "../support/random-plans.ts";

const input = { ...inputOf({}), additionalProperties: {} };
const context = passContext([
  toolInfo("test.pure", { input }),
  toolInfo("test.live", { input, cacheable: false }),
  toolInfo("test.save", { input, cacheable: false, effect: "write" }),
]);

/** What each task does, told without ids: its tool, and what it does it with and after. */
function meanings(plan: Plan): { task: Task; does: string }[] {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const known = new Map<string, string>();
  const needsIn = needsOf(plan);
  const meaningOf = (id: string): string => {
    const task = byId.get(id)!;
    const done = known.get(id);
    if (done !== undefined) return done;
    const calls = callsOf(task).map(({ tool, args }) => ({
      tool,
      args: mapMentionsIn(args, (shape) =>
        shape.is === "param" ? shape.name : { of: meaningOf(parseReference(shape.text)!.task) },
      ),
    }));
    const needs = new Set(needsIn(task).map(({ task: to, when }) => `${when} ${meaningOf(to)}`));
    const does = canonicalJson({ calls, needs: [...needs].toSorted() });
    known.set(id, does);
    return does;
  };
  return plan.tasks.map((task) => ({ task, does: meaningOf(task.id) }));
}

const run = (pass: Pass, plan: Plan): Plan => pass.run(plan, context).plan;

describe("merging duplicates", () => {
  test("changes nothing about what is done", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const before = meanings(plan);
        const after = meanings(run(mergeDuplicates, plan));
        const distinct = (all: typeof before) =>
          [...new Set(all.map(({ does }) => does))].toSorted();
        expect(distinct(after)).toEqual(distinct(before));
      }),
    );
  });

  test("leaves as many tasks of each meaning that are not pure, and one of each that nobody watches fail", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const merged = run(mergeDuplicates, plan);
        const impure = (all: ReturnType<typeof meanings>) =>
          all.flatMap(({ task, does }) => (task.tool === "test.pure" ? [] : [does])).toSorted();
        expect(impure(meanings(merged))).toEqual(impure(meanings(plan)));
        const watched = new Set(
          merged.tasks.flatMap(({ needs }) =>
            needs.flatMap(({ task, when }) => (when === "success" ? [] : [task])),
          ),
        );
        const mergeable = meanings(merged).filter(
          ({ task }) => task.tool === "test.pure" && !watched.has(task.id),
        );
        expect(new Set(mergeable.map(({ does }) => does)).size).toBe(mergeable.length);
      }),
    );
  });

  test("keeps what was asked for asked for, and nothing becomes less important", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const after = Map.groupBy(meanings(run(mergeDuplicates, plan)), ({ does }) => does);
        const lost = meanings(plan).filter(({ task, does }) => {
          const stand = after.get(does)!.map(({ task: kept }) => kept);
          const rank = priorities.indexOf(task.priority);
          const isAskedFor = stand.some(({ internal }) => internal !== true);
          const isAsImportant = stand.some((kept) => priorities.indexOf(kept.priority) <= rank);
          return !isAsImportant || (task.internal !== true && !isAskedFor);
        });
        expect(lost).toEqual([]);
      }),
    );
  });
});

describe("removing what nobody uses", () => {
  test("never removes what was asked for, what has an effect, or what one of those needs", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const kept = run(removeUnused, plan);
        const ids = new Set(kept.tasks.map(({ id }) => id));
        const wanted = plan.tasks.filter(
          ({ internal, tool }) => internal !== true || tool === "test.save",
        );
        expect(wanted.filter(({ id }) => !ids.has(id))).toEqual([]);
        const needs = needsOf(kept);
        for (const task of kept.tasks) {
          expect(plan.tasks).toContain(task);
          for (const need of needs(task)) expect(ids).toContain(need.task);
        }
      }),
    );
  });

  test("leaves nothing that could go", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const left = run(removeUnused, plan);
        const kept = left.tasks;
        const needs = needsOf(left);
        const used = new Set(kept.flatMap((task) => needs(task).map((need) => need.task)));
        if (kept.every(({ internal }) => internal === true)) return;
        const idle = kept.filter(({ id, internal }) => internal === true && !used.has(id));
        expect(idle.every(({ tool }) => tool === "test.save")).toBe(true);
      }),
    );
  });
});

describe("normalised ids", () => {
  test("do not depend on names or on the order of tasks", () => {
    fc.assert(
      fc.property(disguised, ({ plan, other }) => {
        expect(run(normaliseIds, other)).toEqual(run(normaliseIds, plan));
      }),
      { numRuns: 500 },
    );
  });

  test("count up in topological order and change nothing about what is done", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const after = run(normaliseIds, plan);
        expect(after.tasks.map(({ id }) => id)).toEqual(plan.tasks.map((_, i) => `t${i + 1}`));
        const needs = needsOf(after);
        for (const [index, task] of after.tasks.entries()) {
          for (const need of needs(task)) {
            expect(Number(need.task.slice(1))).toBeLessThanOrEqual(index);
          }
        }
        const all = (tasks: Plan) =>
          meanings(tasks)
            .map(({ does }) => does)
            .toSorted();
        expect(all(after)).toEqual(all(plan));
        expect(run(normaliseIds, after)).toEqual(after);
      }),
    );
  });
});

describe("all passes together", () => {
  test("give the same plan for the same tasks, however they are called and ordered", () => {
    fc.assert(
      fc.property(disguised, ({ plan, other }) => {
        expect(runPasses(other, context).plan).toEqual(runPasses(plan, context).plan);
      }),
      { numRuns: 500 },
    );
  });

  test("leave a sound plan sound after each, and at rest after all", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(runChecks(plan, context)).toEqual([]);
        const unsound: string[] = [];
        const { plan: after } = runPasses(plan, context, ({ name }, now) => {
          if (runChecks(now, context).length > 0) unsound.push(name);
        });
        expect(unsound).toEqual([]);
        expect(runPasses(after, context).plan).toEqual(after);
      }),
    );
  });
});
