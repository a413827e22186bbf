import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { outline } from "../../../../src/compiler/planner/outline.ts";
import { bind } from "../../../../src/compiler/planner/bind.ts";
import { groupPaths } from "../../../../src/compiler/planner/group-paths.ts";
import type { OutlineTask, Planner } from "../../../../src/compiler/planner/planner.ts";

const task = (id: string, agent: string, ...needs: string[]): OutlineTask => ({
  id,
  title: id,
  agent,
  needs,
  priority: "medium",
});
const ids = (groups: readonly (readonly OutlineTask[])[]) =>
  groups.map((group) => group.map(({ id }) => id));

/** Both kinds of planners give the same outline; only one binds together. */
const planner = (tasks: readonly OutlineTask[], bindsTogether: boolean): Planner => ({
  id: "test",
  ...(bindsTogether && { bindsTogether }),
  outline: async () => ({ tasks, diagnostics: [] }),
  bind: async ({ open }) => ({
    tasks: open.map(({ id, title }) => ({ id, title, tool: {} as never, args: {} })),
    params: {},
    diagnostics: [],
  }),
});
const pathsOf = async (tasks: readonly OutlineTask[], together: boolean) =>
  (await outline(planner(tasks, together), { query: "", agents: [], maxTasks: 99 })).paths;

describe("tasks that are bound at once are", () => {
  test("those of paths with the same agents", async () => {
    const tasks = [task("a", "x"), task("b", "x"), task("c", "y")];
    expect(ids(await pathsOf(tasks, true))).toEqual([["a", "b"], ["c"]]);
    expect(await pathsOf(tasks, false)).toHaveLength(3);
  });

  test("those of paths whose agents another one has as well", async () => {
    const tasks = [task("a", "x"), task("b", "y", "a"), task("c", "y", "a")];
    expect(ids(await pathsOf(tasks, true))).toEqual([["a", "b", "c"]]);
  });

  test("those of paths that need each other", () => {
    const groups = groupPaths([
      [task("a", "x"), task("d", "y", "c")],
      [task("b", "z"), task("c", "w", "b", "a")],
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c", "d"]);
  });
});

/** Outlines without cycles: a task needs only earlier ones. */
const outlines = fc
  .array(
    fc.record({
      agent: fc.constantFrom("x", "y", "z", "w"),
      needs: fc.array(fc.nat(20), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ agent, needs }, at) => {
      const before = at === 0 ? [] : needs.map((need) => `t${need % at}`);
      return task(`t${at}`, agent, ...new Set(before));
    }),
  );

test("every task is bound once, after those that it needs, in at most as many requests as there are paths", async () => {
  await fc.assert(
    fc.asyncProperty(outlines, async (tasks) => {
      const groups = await pathsOf(tasks, true);
      expect(groups.length).toBeLessThanOrEqual((await pathsOf(tasks, false)).length);
      expect(
        groups
          .flat()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(tasks.map(({ id }) => id).toSorted());
      const done = new Set<string>();
      let requests = 0;
      const counting: Planner = {
        ...planner(tasks, true),
        bind: async (request) => {
          requests += 1;
          const known = new Set([...done, ...request.bound.map(({ id }) => id)]);
          for (const { id, needs } of request.open) {
            for (const need of needs) expect(known).toContain(need);
            known.add(id);
            done.add(id);
          }
          return planner(tasks, true).bind(request);
        },
      };
      const catalog = { toolsOf: async () => [] } as never;
      const bound = await bind(counting, {
        query: "",
        paths: groups,
        catalog,
        params: {},
        parameterise: false,
      });
      expect(bound.tasks).toHaveLength(tasks.length);
      expect(requests).toBe(groups.length);
    }),
    { numRuns: 200 },
  );
});
