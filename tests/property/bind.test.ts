import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { bind } from "../../src/compiler/planner/bind.ts";
import { outline } from "../../src/compiler/planner/outline.ts";
import type { BindRequest, OutlineTask, Planner } from "../../src/compiler/planner/planner.ts";
import { emptyQuery } from "../../src/contract/diagnostics/index.ts";
import { problemsOf } from "../support/problems.ts";
import { agentText, testWorkspace } from "../support/workspaces.ts";

const agents = ["data", "files", "git", "text"];

const outlines: fc.Arbitrary<OutlineTask[]> = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc
    .tuple(
      ...Array.from({ length: size }, (_, i) =>
        fc.record({
          agent: fc.constantFrom(...agents),
          needs: fc.subarray(Array.from({ length: i }, (__, j) => `x${j}`)),
        }),
      ),
    )
    .chain((tasks) => {
      const all = tasks.map((task, i): OutlineTask => {
        return { id: `x${i}`, title: `Task ${i}`, priority: "medium", ...task };
      });
      return fc.shuffledSubarray(all, { minLength: all.length });
    }),
);

interface Spy {
  readonly requests: BindRequest[];
  /** How many calls were open at once, at most. */
  most: number;
}

/** A planner that gives this outline, and binds each task to the first tool of its agent when it is let. */
function plannerOf(tasks: readonly OutlineTask[], wait: () => Promise<unknown>): Planner & Spy {
  let open = 0;
  const spy: Spy = { requests: [], most: 0 };
  return Object.assign(spy, {
    id: "test@1",
    outline: async () => ({ tasks, diagnostics: [] }),
    bind: async (request: BindRequest) => {
      spy.requests.push(request);
      open += 1;
      spy.most = Math.max(spy.most, open);
      await wait();
      open -= 1;
      return {
        tasks: request.open.map(({ id, title, agent }) => {
          const tool = request.tools.find((candidate) => candidate.agent === agent)!;
          return { id, title, tool, args: {} };
        }),
        params: {},
        diagnostics: [],
      };
    },
  });
}

const asked = { query: "A query.", params: {}, parameterise: false };

async function pathsOf(planner: Planner) {
  const { paths } = await outline(planner, { query: asked.query, agents: [], maxTasks: 100 });
  return paths;
}

describe("any outline, answered in any order,", async () => {
  await using folder = await testWorkspace();
  const catalog = await openCatalog(folder.workspace);

  test("has each task bound once, after and knowing all that it needs, from its path's tools alone", async () => {
    await fc.assert(
      fc.asyncProperty(outlines, fc.scheduler(), async (tasks, scheduler) => {
        const planner = plannerOf(tasks, () => scheduler.schedule(Promise.resolve()));
        const paths = await pathsOf(planner);
        const done: string[] = [];
        const { tasks: bound } = await scheduler.waitFor(
          bind(planner, {
            ...asked,
            paths,
            catalog,
            onBound: (some) => void done.push(...some.map(({ id }) => id)),
          }),
        );
        expect(bound.map(({ id }) => id).toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
        for (const { id, needs } of tasks) {
          const early = needs.filter((need) => done.indexOf(need) > done.indexOf(id));
          expect(early).toEqual([]);
        }
        for (const { path, open, bound: known, tools } of planner.requests) {
          const own = [...new Set(path.map(({ agent }) => agent))].toSorted();
          expect([...new Set(tools.map(({ agent }) => agent))].toSorted()).toEqual(own);
          const given = new Set([...known, ...open].map(({ id }) => id));
          expect(open.flatMap(({ needs }) => needs).filter((id) => !given.has(id))).toEqual([]);
          expect(path).toEqual(expect.arrayContaining([...open]));
        }
      }),
    );
  });

  test("is bound in an order of its own, whatever the order of the answers", async () => {
    const boundWith = async (tasks: OutlineTask[], scheduler: fc.Scheduler) => {
      const planner = plannerOf(tasks, () => scheduler.schedule(Promise.resolve()));
      const paths = await pathsOf(planner);
      const result = await scheduler.waitFor(bind(planner, { ...asked, paths, catalog }));
      return result.tasks.map(({ id }) => id);
    };
    await fc.assert(
      fc.asyncProperty(outlines, fc.scheduler(), fc.scheduler(), async (tasks, one, two) => {
        expect(await boundWith(tasks, one)).toEqual(await boundWith(tasks, two));
      }),
    );
  });
});

const task = (id: string, agent: string, ...needs: string[]): OutlineTask => {
  return { id, title: id, agent, needs, priority: "medium" };
};
const nextTurn = () => new Promise(setImmediate);

test("only the tools of the agents of the paths are loaded, and each path sees its own", async () => {
  await using folder = await testWorkspace();
  const catalog = await openCatalog(folder.workspace);
  const planner = plannerOf(
    [task("a", "files"), task("b", "text", "a"), task("c", "git")],
    nextTurn,
  );
  const paths = await pathsOf(planner);
  expect(catalog.loaded()).toEqual([]);
  await bind(planner, { ...asked, paths, catalog });

  const ofAgents = (names: readonly string[]) =>
    catalog.toolNames.filter((name) => names.includes(name.split(".")[0] ?? ""));
  expect(catalog.loaded().toSorted()).toEqual(ofAgents(["files", "git", "text"]).toSorted());
  const seenFor = (id: string) =>
    planner.requests.find(({ open }) => open[0]?.id === id)?.tools.map(({ name }) => name);
  expect(seenFor("a")).toEqual(ofAgents(["files", "text"]));
  expect(seenFor("c")).toEqual(ofAgents(["git"]));
});

test("independent paths are bound side by side", async () => {
  await using folder = await testWorkspace();
  const catalog = await openCatalog(folder.workspace);
  const roots = ["a", "b", "c", "d"].map((id) => task(id, "text"));
  const join = task("e", "text", "a", "b", "c", "d");
  // Nobody answers until all four are asked: one after the other, this would never end.
  const all = Promise.withResolvers<undefined>();
  const planner: Planner & Spy = plannerOf([...roots, join], async () => {
    if (planner.requests.length === 4) all.resolve(undefined);
    await all.promise;
  });
  const { tasks } = await bind(planner, { ...asked, paths: await pathsOf(planner), catalog });
  expect(tasks).toHaveLength(5);
  expect(planner.most).toBe(4);
  expect(planner.requests.at(-1)).toMatchObject({ open: [{ id: "e" }] });
});

test("a path of one agent is asked about once, however long it is", async () => {
  await using folder = await testWorkspace();
  const catalog = await openCatalog(folder.workspace);
  const chain = ["a", "b", "c", "d"].map((id, i, ids) =>
    task(id, "text", ...ids.slice(Math.max(0, i - 1), i)),
  );
  const planner = plannerOf(chain, nextTurn);
  await bind(planner, { ...asked, paths: await pathsOf(planner), catalog });
  expect(planner.requests.map(({ open }) => open.map(({ id }) => id))).toEqual([
    ["a", "b", "c", "d"],
  ]);
});

test("broken tools of several paths are reported together, once, when every path has ended", async () => {
  await using folder = await testWorkspace({
    "agents/one.ts": agentText("one", ["absent"]),
    "agents/two.ts": agentText("two", ["absent"]),
  });
  const catalog = await openCatalog(folder.workspace);
  const tasks = [task("a", "one"), task("b", "text", "a"), task("c", "two"), task("d", "one")];
  const planner = plannerOf(tasks, nextTurn);
  const paths = await pathsOf(planner);
  const problems = await problemsOf(() => bind(planner, { ...asked, paths, catalog }));
  expect(problems.map(({ message }) => message.split(" could")[0])).toEqual([
    "The tool one.absent",
    "The tool two.absent",
  ]);
});

describe("an outline", () => {
  const request = { query: "A query.", agents: [], maxTasks: 9 };

  test("with problems has no paths, however its tasks hang together", async () => {
    const tasks = [task("a", "text", "b"), task("b", "text", "a")];
    const planner: Planner = {
      ...plannerOf(tasks, nextTurn),
      outline: async () => ({ tasks, diagnostics: [emptyQuery({})] }),
    };
    expect((await outline(planner, request)).paths).toEqual([]);
  });

  test("with a cycle that its planner does not report is our bug, and does not hang", async () => {
    const tasks = [task("a", "text"), task("b", "text", "a", "c"), task("c", "text", "b")];
    const attempt = outline(plannerOf(tasks, nextTurn), request);
    await expect(attempt).rejects.toThrow("orchc has a bug (the outline of test@1 has a cycle");
  });

  test("leaves needs on tasks that are not there to the checks of the plan", async () => {
    const planner = plannerOf([task("a", "text", "zzz")], nextTurn);
    expect((await outline(planner, request)).paths).toMatchObject([[{ id: "a" }]]);
  });
});
