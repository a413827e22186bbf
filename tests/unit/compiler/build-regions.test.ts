import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/catalog.ts";
import { build, type Built } from "../../../src/compiler/index.ts";
import { planFileSchema } from "../../../src/compiler/kinds/index.ts";
import { findCoreProblem } from "../../../src/contract/regions/find-problem.ts";
import { planWith, told } from "../../support/plans.ts";
import { agentText, testWorkspace, toolText } from "../../support/workspaces.ts";

const town = {
  "agents/town.ts": agentText("town", ["cities", "forecast", "archive", "warn", "save"]),
  "agents/town/cities.ts": toolText("cities", {
    output:
      "rows: z.array(z.object({ name: z.string(), size: z.number() })), largest: z.object({ name: z.string(), size: z.number().nullable() }).nullable(), mixed: z.union([z.string(), z.number()])",
  }),
  "agents/town/forecast.ts": toolText("forecast", {
    input: "place: z.string(), days: z.number().optional()",
    output: "wind: z.number(), text: z.string()",
  }),
  "agents/town/archive.ts": toolText("archive", {
    input: "place: z.string()",
    output: "wind: z.number(), year: z.number()",
  }),
  "agents/town/warn.ts": toolText("warn", {
    input: "city: z.string(), note: z.string().optional()",
    output: "id: z.number()",
  }),
  "agents/town/save.ts": toolText("save", {
    input: "file: z.string(), text: z.string().optional()",
    more: 'effect: "write", permissions: { write: [{ arg: "file" }] },',
  }),
};

const call = (id: string, tool: string, args: object = {}) => ({
  id,
  title: `Task ${id}`,
  kind: "call",
  agent: "town",
  tool: `town.${tool}`,
  args,
});
const holder = (id: string, kind: string, rest: object) => ({
  id,
  title: `Task ${id}`,
  kind,
  ...rest,
});

async function buildOf(
  tasks: readonly object[],
  params = {},
): Promise<Built & { readonly read: (name: string) => Promise<string> }> {
  const folder = await testWorkspace(town);
  const plan = planFileSchema.parse({
    ...planWith([]),
    params,
    tasks,
  });
  const { workspace } = folder;
  const built = await build({
    plan,
    workspace,
    catalog: await openCatalog(workspace),
    mode: "write",
  });
  const texts = new Map<string, string>();
  for (const name of built.written) texts.set(name, await folder.read(`generated/sample/${name}`));
  await folder[Symbol.asyncDispose]();
  return { ...built, read: async (name) => texts.get(name) ?? "" };
}

const ref = (text: string) => ({ $ref: text });

describe("data that does not fit, through control flow,", () => {
  const problems = async (tasks: readonly object[]) =>
    (await buildOf(tasks, { x: { type: "number", default: 1 } })).diagnostics.map(told);

  test("is told at both ends, in every kind of block", async () => {
    expect(
      await problems([
        call("t1", "cities"),
        holder("t2", "loop", {
          forEach: ref("t1.rows"),
          as: "city",
          tasks: [
            call("t3", "forecast", { place: ref("city.size") }),
            holder("t4", "fallback", {
              alternatives: [
                { tasks: [call("t5", "archive", { place: ref("city.name") })] },
                { tasks: [call("t6", "warn", { city: ref("t3.wind") })] },
              ],
            }),
            call("t7", "warn", { city: ref("t5.year") }),
          ],
        }),
        call("t8", "warn", { city: ref("t2.results") }),
      ]),
    ).toEqual([
      "ORC3001 t3.args.place: number does not fit string; it comes from city.size (the variable city) @ t3 args.place",
      "ORC3001 t6.args.city: number does not fit string; it comes from t3.wind (town.forecast) @ t6 args.city",
      "ORC3001 t7.args.city: number does not fit string: t5 may not have run; it comes from t5.year (town.archive) @ t7 args.city",
      "ORC3001 t8.args.city: { id: number }[] does not fit string; it comes from t2.results (the loop t2) @ t8 args.city",
    ]);
  });

  test("a member that a condition looks for in vain has its place in the expression, and the nearest name", async () => {
    const { diagnostics } = await buildOf(
      [
        call("t1", "cities"),
        holder("t2", "conditional", {
          when: "(params.least < 3) && ((t1.rows).some((row) => row.sise > 3))",
          then: [call("t3", "warn", { city: "x" })],
        }),
        holder("t4", "loop", {
          until: "t5.wind > 3 && t5.text > 3",
          limit: 3,
          tasks: [call("t5", "forecast", { place: "x" })],
        }),
      ],
      { least: { type: "number", default: 1 } },
    );
    expect(diagnostics.map(told)).toEqual([
      "ORC3001 t4.until: Operator '>' cannot be applied to types 'string' and 'number'; it comes from t5.text (town.forecast) @ t4 until",
      "ORC3001 t2.when: row has no sise @ t2 when",
    ]);
    expect(diagnostics.map(({ places }) => places)).toMatchObject([
      [{ task: "t4", path: "until", offset: 15 }],
      [{ task: "t2", path: "when", offset: 51 }],
    ]);
    expect(diagnostics[1]?.help).toBe("Did you mean size?");
  });

  test("what goes from round to round has to be of the type that it begins with", async () => {
    expect(
      await problems([
        call("t1", "cities"),
        holder("t2", "loop", {
          times: 3,
          carry: { place: { first: "Oslo", next: ref("t3.wind") } },
          tasks: [call("t3", "forecast", { place: ref("place") })],
        }),
        holder("t4", "loop", {
          until: "t5.wind > 3",
          limit: 3,
          carry: {
            a: { first: "x", next: "y" },
            rows: { first: ref("t1.rows"), next: ref("t5.text") },
          },
          tasks: [call("t5", "forecast", { place: ref("a") })],
        }),
      ]),
    ).toEqual([
      "ORC3001 t2.carry.place.next: number does not fit string; it comes from t3.wind (town.forecast) @ t2 carry.place.next",
      expect.stringMatching(
        /^ORC3001 t4\.carry\.rows\.next: string does not fit .*; it comes from t5\.text \(town\.forecast\) @ t4 carry\.rows\.next$/,
      ),
    ]);
  });

  test("what only one branch gives may not be there behind it", async () => {
    expect(
      await problems([
        holder("t1", "conditional", {
          when: "params.x === 1",
          then: [call("t2", "forecast", { place: "x" })],
        }),
        call("t3", "warn", { city: "x", note: ref("t2.text") }),
        call("t4", "warn", { city: ref("t2.text") }),
        holder("t5", "conditional", { when: "t2.wind > 3", then: [call("t6", "cities")] }),
      ]),
    ).toEqual([
      "ORC3001 t4.args.city: string | undefined does not fit string: t2 may not have run; it comes from t2.text (town.forecast) @ t4 args.city",
      "ORC3001 t5.when: t2 may not be there; it comes from t2 (town.forecast) @ t5 when",
    ]);
  });

  test("what may be null is named whole, as the plan says it", async () => {
    const { diagnostics } = await buildOf(
      [
        call("t-1", "cities"),
        holder("t2", "conditional", {
          when: 'params.x === 1 && tasks["t-1"].largest.name === "x"',
          then: [call("t3", "warn", { city: "x" })],
        }),
        holder("t4", "conditional", {
          when: 'tasks["t-1"].largest !== null && tasks["t-1"].largest.size > 3',
          then: [call("t5", "warn", { city: "x" })],
        }),
      ],
      { x: { type: "number", default: 1 } },
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      't2.when: tasks["t-1"].largest may not be there',
      't4.when: tasks["t-1"].largest.size may not be there',
    ]);
  });

  test("a value of several types is compared behind a look at its type", async () => {
    const when = (text: string) => [
      call("t1", "cities"),
      holder("t2", "conditional", { when: text, then: [call("t3", "warn", { city: "x" })] }),
    ];
    const { diagnostics } = await buildOf(when("t1.mixed > 3"));
    expect(diagnostics).toMatchObject([
      {
        code: "ORC3001",
        message:
          "t2.when: Operator '>' cannot be applied to types 'string | number' and 'number'; it comes from t1.mixed (town.cities)",
        help: 'Look at its type first: typeof t1.mixed === "number" && …',
      },
    ]);
    expect(await problems(when('typeof t1.mixed === "number" && t1.mixed > 3'))).toEqual([]);
  });
});

/** Every kind within another, three deep. */
const nested = [
  call("t1", "cities"),
  holder("t2", "loop", {
    forEach: ref("t1.rows"),
    as: "city",
    index: "at",
    concurrency: 2,
    onError: "collect",
    tasks: [
      holder("t3", "fallback", {
        alternatives: [
          {
            tasks: [
              holder("t4", "conditional", {
                when: "city.size > params.least",
                then: [call("t5", "forecast", { place: ref("city.name"), days: ref("at") })],
                else: [call("t6", "archive", { place: ref("city.name") })],
              }),
            ],
          },
          { tasks: [call("t7", "archive", { place: ref("city.name") })] },
        ],
      }),
      call("t8", "save", {
        file: { $text: ["out/", ref("city.name"), ".txt"] },
        text: ref("t5.text"),
      }),
    ],
  }),
  holder("t9", "parallel", {
    join: "settled",
    tasks: [
      holder("t10", "loop", {
        times: 2,
        carry: { place: { first: "Oslo", next: ref("t11.text") } },
        tasks: [
          call("t11", "forecast", { place: ref("place") }),
          holder("t12", "parallel", {
            tasks: [call("t13", "warn", { city: ref("t11.text") }), call("t14", "cities")],
          }),
        ],
      }),
      holder("t15", "conditional", {
        when: "params.least > 3",
        then: [holder("t16", "gate", { question: "Go on?", value: { type: "string" } })],
      }),
    ],
  }),
  holder("t17", "conditional", {
    when: "t16?.value === 'yes' && t2.failed.length === 0",
    then: [
      holder("t18", "parallel", {
        join: "any",
        tasks: [call("t19", "warn", { city: "a" }), call("t20", "warn", { city: "b" })],
      }),
    ],
  }),
];

describe("every kind within another", () => {
  test("builds: the scripts, what they exchange, the manifest, the page and the picture", async () => {
    const { diagnostics, manifest, read } = await buildOf(nested, {
      least: { type: "number", default: 1 },
    });
    expect(diagnostics).toEqual([]);
    expect(manifest?.units.map(({ region }) => region)).toEqual(["r1", "r2", "r3", "r4"]);
    expect(findCoreProblem(manifest!)).toBeUndefined();
    const save = manifest?.units.flatMap(({ dynamic }) => dynamic);
    expect(save).toEqual([
      {
        kind: "write",
        task: "t8",
        arg: { $text: ["out/", ref("city.name"), ".txt"] },
        loops: ["t2"],
      },
    ]);
    const page = await read("README.md");
    expect(page).toContain("| ↳ ↳ ↳ t5 | Task t5 | `town.forecast` | t4: then |");
    expect(page).toContain("| t17 (t18, t19, t20) |");
    expect(await read("types.ts")).toContain('t2: ItemsOutput<Build["outputs"]["t8"]>;');
    expect(await read("u4.ts")).toContain('const t16 = await run.outputIfRun("t16");');
    expect(await read("graph.svg")).toContain("cluster_t10");
  });
});

test("a path that another task of the same script gives is refused, with the way out", async () => {
  const { diagnostics, written } = await buildOf([
    holder("t1", "loop", {
      times: 2,
      tasks: [call("t2", "forecast", { place: "x" }), call("t3", "save", { file: ref("t2.text") })],
    }),
  ]);
  expect(diagnostics.map(told)).toEqual([
    "ORC3010 t3.args.file says what the task may touch, and comes from t2.text, which t1 gives only while it runs. @ t3 args.file",
  ]);
  expect(written).toEqual([]);
});
