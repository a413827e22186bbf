import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/catalog.ts";
import { plan, type Planned, type Planner, type PlanOptions } from "../../../src/compiler/index.ts";
import type { BoundTask, Outline } from "../../../src/compiler/planner/planner.ts";
import { nothingToDo } from "../../../src/contract/diagnostics/index.ts";
import type { Args } from "../../../src/contract/values.ts";
import { told } from "../../support/plans.ts";
import {
  agentText,
  testWorkspace,
  toolText,
  type TestWorkspace,
} from "../../support/workspaces.ts";

const shop = {
  "agents/shop.ts": agentText("shop", ["load", "show"]),
  "agents/shop/load.ts": toolText("load", { input: "file: z.string().meta({ mustExist: true })" }),
  "agents/shop/show.ts": toolText("show", { input: "text: z.string()" }),
  "a.csv": "x\n1\n",
};

interface Given {
  readonly agent?: string;
  readonly tool: string;
  readonly args: Args;
  readonly needs?: readonly string[];
}

/** A planner that has made up its mind. */
function plannerOf(
  tasks: Readonly<Record<string, Given>>,
  outlined: Partial<Outline> = {},
): Planner {
  return {
    id: "test@1",
    outline: async () => ({
      tasks: Object.entries(tasks).map(([id, { agent = "shop", needs = [] }]) => {
        return { id, title: `Task ${id}`, agent, needs, priority: "high" as const, origin: [2, 5] };
      }),
      diagnostics: [],
      ...outlined,
    }),
    bind: async ({ open, tools }) => ({
      tasks: open.flatMap(({ id, title }): BoundTask[] => {
        const { tool: name, args } = tasks[id]!;
        const tool = tools.find((candidate) => candidate.name === name);
        return tool === undefined ? [] : [{ id, title, tool, args }];
      }),
      params: {},
      diagnostics: [],
    }),
  };
}

async function planIn(
  folder: TestWorkspace,
  planner: Planner,
  options: Partial<PlanOptions> = {},
): Promise<Planned> {
  const { workspace } = folder;
  return plan({
    source: { query: "Show it.", name: "sample", params: {}, start: { line: 1, column: 1 } },
    workspace,
    catalog: await openCatalog(workspace),
    planner,
    ...options,
  });
}

const sound = {
  show: { tool: "shop.show", args: { text: { $ref: "load.text" } }, needs: ["load"] },
  load: { tool: "shop.load", args: { file: "a.csv" } },
};

test("a query becomes a plan with its analysis", async () => {
  await using folder = await testWorkspace(shop);
  const { plan: made, analysis, diagnostics } = await planIn(folder, plannerOf(sound));
  expect(diagnostics).toEqual([]);
  expect(made).toMatchObject({
    name: "sample",
    source: { query: "Show it.", planner: "test@1" },
    profile: "balanced",
    tasks: [
      { id: "t1", title: "Task load", priority: "high", origin: { query: [2, 5] } },
      {
        id: "t2",
        title: "Task show",
        needs: [{ task: "t1" }],
        args: { text: { $ref: "t1.text" } },
      },
    ],
  });
  expect(analysis).toMatchObject({ depth: 2, criticalPath: ["t1", "t2"] });
});

test("progress and the plan after each pass can be followed", async () => {
  await using folder = await testWorkspace(shop);
  const steps: string[] = [];
  const dumps: string[] = [];
  await planIn(folder, plannerOf(sound), {
    onProgress: ({ stage, detail }) => steps.push(`${stage} ${detail}`),
    dump: (pass, { tasks }) => dumps.push(`${pass} ${tasks.map(({ id }) => id).join(" ")}`),
  });
  expect(steps.slice(0, 4)).toEqual([
    "outline test@1",
    "bind shop.load: Task load",
    "bind shop.show: Task show",
    "pass check-size",
  ]);
  expect(dumps.at(0)).toBe("check-size load show");
  expect(dumps.at(-1)).toBe("normalise-ids t1 t2");
});

test("an agent that could not be loaded keeps no other plan from being made: it is a warning", async () => {
  await using folder = await testWorkspace({
    ...shop,
    "agents/bad.ts": "throw new Error('no');",
  });
  const { plan: made, diagnostics } = await planIn(folder, plannerOf(sound));
  expect(made).toBeDefined();
  expect(diagnostics).toMatchObject([{ code: "ORC7001", severity: "warning" }]);
});

describe("when something is wrong there is no plan, and all of it is told:", () => {
  const codes = ({ plan: made, diagnostics }: Planned) => {
    expect(made).toBeUndefined();
    return diagnostics.map(({ code }) => code);
  };

  test("with the outline, beside agents that could not be loaded", async () => {
    await using folder = await testWorkspace({
      ...shop,
      "agents/bad.ts": "throw new Error('no');",
    });
    const planner = plannerOf({}, { diagnostics: [nothingToDo()] });
    expect(codes(await planIn(folder, planner))).toEqual(["ORC7001", "ORC2016"]);
  });

  test("with the tools of several paths", async () => {
    await using folder = await testWorkspace({
      ...shop,
      "agents/one.ts": agentText("one", ["absent"]),
      "agents/two.ts": agentText("two", ["absent"]),
    });
    const planner = plannerOf({
      a: { agent: "one", tool: "one.absent", args: {} },
      b: { agent: "two", tool: "two.absent", args: {} },
    });
    expect(codes(await planIn(folder, planner))).toEqual(["ORC7004", "ORC7004"]);
  });

  test("with the plan, from its size to its files, with the nearest that are there", async () => {
    await using folder = await testWorkspace(shop);
    const planner = plannerOf({
      load: { tool: "shop.load", args: { file: "a.cvs" } },
      show: { tool: "shop.show", args: { txt: 1 } },
    });
    const planned = await planIn(folder, planner, { maxTasks: 1 });
    expect(planned.plan).toBeUndefined();
    expect(planned.diagnostics.map(told)).toEqual([
      "ORC2012 The plan has 2 tasks; the limit is 1.",
      'ORC2007 shop.show needs "text", which is not given. @ query 2-5 @ show args',
      'ORC2008 shop.show takes no argument "txt". @ query 2-5 @ show args.txt',
      'ORC2011 There is no file or folder "a.cvs". @ query 2-5 @ load args.file',
    ]);
    expect(planned.diagnostics.at(-1)?.help).toBe('Did you mean "a.csv"?');
  });
});

test("a bug of a planner is not told as the user's mistake", async () => {
  await using folder = await testWorkspace(shop);
  const planner: Planner = {
    ...plannerOf(sound),
    bind: () => Promise.reject(new TypeError("x is not a function")),
  };
  await expect(planIn(folder, planner)).rejects.toThrow(TypeError);
});

test("files that are missed by the dozen are all named, and suggestions looked up for the first", async () => {
  await using folder = await testWorkspace(shop);
  const tasks = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `x${i}`,
      { tool: "shop.load", args: { file: i === 29 ? "a\0b" : `a.cs${i.toString(36)}` } },
    ]),
  );
  const { diagnostics } = await planIn(folder, plannerOf(tasks));
  expect(diagnostics.map(({ code }) => code)).toEqual(Array.from({ length: 30 }, () => "ORC2011"));
  expect(diagnostics[0]?.help).toBe('Did you mean "a.csv"?');
  expect(diagnostics[20]?.help).toBe("Check the spelling; paths are relative to the workspace.");
});
