/** Plans with one planted mistake each: the right code at the right place, alone and all at once in one plan. */
import { describe, expect, test } from "vitest";
import { runChecks } from "../../../../src/compiler/passes/index.ts";
import { planFileSchema } from "../../../../src/compiler/kinds/index.ts";
import type { Json } from "../../../../src/contract/json.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import { inputOf, outputOf, passContext, planOf, toolInfo } from "../../../support/plans.ts";

const city = outputOf({ name: { type: "string" }, people: { type: "integer" } });
const tools = [
  toolInfo("test.cities", { output: outputOf({ rows: { type: "array", items: city } }) }),
  toolInfo("test.weather", {
    input: inputOf({ place: { type: "string" }, days: { type: "integer" } }, ["place"]),
    output: outputOf({ wind: { type: "number" }, text: { type: "string" } }),
    permissions: { network: ["weather.example"] },
  }),
  toolInfo("test.note", { input: inputOf({ text: { type: "string" } }) }),
];

/** A task as a plan has it; `x` in ids stands for the number of the case. */
type TaskText = Readonly<Record<string, Json>>;

function call(id: string, tool: string, args: Json = {}): TaskText {
  return { id, title: id, kind: "call", agent: "test", tool: `test.${tool}`, args };
}

const cities = call("cx", "cities");
const weather = (id: string, place: Json = "Ulm"): TaskText => call(id, "weather", { place });
const note = (id: string, text: Json = "a"): TaskText => call(id, "note", { text });
const holder = (kind: string, fields: TaskText, id = "hx"): TaskText => ({
  id,
  title: id,
  kind,
  ...fields,
});
const branch = (when: string, fields: TaskText = {}): TaskText =>
  holder("conditional", { when, then: [note("ax")], ...fields });
const rows = { $ref: "cx.rows" };

interface Mistake {
  readonly what: string;
  readonly tasks: readonly TaskText[];
  /** `ORC2001 task path`. */
  readonly found: readonly string[];
}

const mistakes: readonly Mistake[] = [
  {
    what: "a condition that is no expression",
    tasks: [cities, branch("cx.rows.length >")],
    found: ["ORC2045 hx when"],
  },
  {
    what: "a condition that calls something else",
    tasks: [cities, branch("fetch(cx.rows[0].name)")],
    found: ["ORC2045 hx when"],
  },
  {
    what: "a condition on a task that is not there",
    tasks: [branch("dx.rows.length > 0")],
    found: ["ORC2001 hx when"],
  },
  {
    what: "a condition on a parameter that is not there",
    tasks: [branch("params.nobodyx")],
    found: ["ORC2003 hx when"],
  },
  {
    what: "a condition on a field that is not there",
    tasks: [cities, branch("cx.rowz.length > 0")],
    found: ["ORC2010 hx when"],
  },
  {
    what: "a branch that can never run",
    tasks: [cities, branch("cx.rows.length > 0 && false")],
    found: ["ORC2050 hx when"],
  },
  {
    what: "a gate nobody can reach",
    tasks: [branch("true", { else: [holder("gate", { question: "Go?" }, "gx")] })],
    found: ["ORC2050 hx when", "ORC2051 gx"],
  },
  {
    what: "needs within a block",
    tasks: [
      cities,
      branch("cx.rows.length > 0", { else: [{ ...note("bx"), needs: [{ task: "cx" }] }] }),
    ],
    found: ["ORC2040 bx needs[0]"],
  },
  {
    what: "a need on the failure of a task within another",
    tasks: [
      cities,
      branch("cx.rows.length > 0"),
      { ...note("bx"), needs: [{ task: "ax", when: "failure" }] },
    ],
    found: ["ORC2041 bx needs[0]"],
  },
  {
    what: "a reference to the other branch",
    tasks: [cities, branch("cx.rows.length > 0", { else: [note("bx", { $ref: "ax.text" })] })],
    found: ["ORC2043 bx args.text"],
  },
  {
    what: "a reference to what stands behind it",
    tasks: [
      cities,
      branch("cx.rows.length > 0", { then: [note("ax", { $ref: "bx.text" }), note("bx")] }),
    ],
    found: ["ORC2043 ax args.text"],
  },
  {
    what: "a reference into a loop",
    tasks: [
      cities,
      holder("loop", {
        forEach: rows,
        as: "cityx",
        tasks: [weather("ax", { $ref: "cityx.name" })],
      }),
      note("bx", { $ref: "ax.text" }),
    ],
    found: ["ORC2042 bx args.text"],
  },
  {
    what: "a field that items do not have",
    tasks: [
      cities,
      holder("loop", {
        forEach: rows,
        as: "cityx",
        tasks: [weather("ax", { $ref: "cityx.nmae" })],
      }),
    ],
    found: ["ORC2010 ax args.place"],
  },
  {
    what: "a loop over something that is no list",
    tasks: [cities, holder("loop", { forEach: { $ref: "cx" }, as: "cityx", tasks: [note("ax")] })],
    found: ["ORC2054 hx forEach"],
  },
  {
    what: "a loop without a bound",
    tasks: [holder("loop", { until: "ax.wind > 20", tasks: [weather("ax")] })],
    found: ["ORC2052 hx until"],
  },
  {
    what: "a variable called as a task",
    tasks: [cities, holder("loop", { forEach: rows, as: "cx", tasks: [note("ax")] })],
    found: ["ORC2044 hx as"],
  },
  {
    what: "a variable called as the one around it",
    tasks: [
      cities,
      holder("loop", {
        forEach: rows,
        as: "cityx",
        tasks: [holder("loop", { times: 2, index: "cityx", tasks: [note("ax")] }, "ix")],
      }),
    ],
    found: ["ORC2044 ix index"],
  },
  {
    what: "a member of a parallel task that reads another",
    tasks: [holder("parallel", { tasks: [note("ax"), note("bx", { $ref: "ax.text" })] })],
    found: ["ORC2043 bx args.text"],
  },
  {
    what: "a fallback for something that cannot fail",
    tasks: [
      holder("fallback", {
        on: ["network"],
        alternatives: [{ tasks: [note("ax")] }, { tasks: [note("bx")] }],
      }),
    ],
    found: ["ORC2053 hx alternatives[0].tasks"],
  },
  {
    what: "an alternative that reads the one before",
    tasks: [
      holder("fallback", {
        alternatives: [{ tasks: [weather("ax")] }, { tasks: [note("bx", { $ref: "ax.text" })] }],
      }),
    ],
    found: ["ORC2043 bx args.text"],
  },
  {
    what: "a field of a fallback that no alternative gives",
    tasks: [
      holder("fallback", { alternatives: [{ tasks: [weather("ax")] }, { tasks: [note("bx")] }] }),
      note("dx", { $ref: "hx.output.wnid" }),
    ],
    found: ["ORC2010 dx args.text"],
  },
  {
    what: "an unknown tool within a block",
    tasks: [cities, branch("cx.rows.length > 0", { then: [note("ax"), call("bx", "wether")] })],
    found: ["ORC2006 bx tool"],
  },
  {
    what: "a missing argument within a block",
    tasks: [cities, branch("cx.rows.length > 0", { then: [call("ax", "weather")] })],
    found: ["ORC2007 ax args"],
  },
  {
    what: "a mistyped argument within a loop",
    tasks: [
      holder("loop", { times: 3, tasks: [call("ax", "weather", { place: "Ulm", days: "3" })] }),
    ],
    found: ["ORC2009 ax args.days"],
  },
  {
    what: "a list as a part of a text that a person is shown",
    tasks: [
      cities,
      holder("gate", { question: "Go?", show: { cities: { $text: ["Of ", rows] } } }),
    ],
    found: ["ORC2018 hx show.cities.1"],
  },
  {
    what: "an id that stands twice, within and outside",
    tasks: [cities, branch("cx.rows.length > 0", { then: [note("ax"), note("cx")] })],
    found: ["ORC2014 cx"],
  },
  {
    what: "a cycle through a task within another",
    tasks: [branch("dx.text.length > 0"), note("dx", { $ref: "ax.text" })],
    found: ["ORC2004 hx needs"],
  },
  {
    what: "a plan that is not there",
    tasks: [holder("plan", { plan: "nobody" })],
    found: ["ORC2046 hx plan"],
  },
  {
    what: "a plan that uses itself",
    tasks: [holder("plan", { plan: "round" })],
    found: ["ORC2047 hx plan"],
  },
  {
    what: "a plan without its parameter",
    tasks: [holder("plan", { plan: "report" })],
    found: ["ORC2048 hx params"],
  },
  {
    what: "a plan that is given what its parameter does not take",
    tasks: [holder("plan", { plan: "report", params: { text: 5 } })],
    found: ["ORC2048 hx params.text"],
  },
  {
    what: "tasks that stand too deep",
    tasks: [
      branch("params.on", {
        then: [
          holder(
            "loop",
            {
              times: 2,
              tasks: [
                holder(
                  "parallel",
                  { tasks: [holder("loop", { times: 2, tasks: [note("ax")] }, "kx")] },
                  "jx",
                ),
              ],
            },
            "ix",
          ),
        ],
      }),
    ],
    found: ["ORC2049 ax"],
  },
];

/** The plan of some cases, each with the names of its own. */
function planOfCases(cases: readonly (readonly [number, Mistake])[]): Plan {
  const tasks = cases.flatMap(([number, { tasks: texts }]) =>
    texts.map((text): unknown => JSON.parse(numbered(JSON.stringify(text), number))),
  );
  return planFileSchema.parse({
    version: 1,
    name: "sample",
    source: { query: "A sample.", sha256: "0", planner: "test@1" },
    params: { on: { type: "boolean", default: true } },
    tasks,
  });
}

function numbered(text: string, number: number): string {
  return text.replaceAll(
    /\b(cx|dx|hx|ax|bx|gx|ix|jx|kx|cityx|nobodyx)\b/g,
    (name) => `${name}${number}`,
  );
}

const others: readonly Plan[] = [
  planOf(
    { t1: { tool: "test.note", args: { text: { $param: "text" } } } },
    { name: "report", params: { text: { type: "string" } } },
  ),
  planFileSchema.parse({
    ...planOf({}, { name: "round" }),
    tasks: [{ id: "t1", title: "", kind: "plan", plan: "round" }],
  }),
];

const context = passContext(tools, {
  maxDepth: 3,
  plans: {
    names: others.map(({ name }) => name),
    read: new Map(others.map((plan) => [plan.name, plan])),
  },
});

function foundIn(plan: Plan): string[] {
  return runChecks(plan, context).map(({ code, places: [place] }) => {
    const where = place?.in === "plan" ? [place.task, place.path] : [];
    return [code, ...where.filter((part) => part !== undefined)].join(" ");
  });
}

describe("a plan with one mistake", () => {
  test.each(mistakes.map((mistake, index) => ({ ...mistake, index })))(
    "$what",
    ({ index, found, ...mistake }) => {
      const plan = planOfCases([[index, { ...mistake, found }]]);
      expect(foundIn(plan)).toEqual(found.map((line) => numbered(line, index)));
    },
  );

  test("there are at least twenty-five", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(25);
  });
});

test("all mistakes at once in one plan", () => {
  const cases = [...mistakes.entries()];
  const expected = cases.flatMap(([index, { found }]) =>
    found.map((line) => numbered(line, index)),
  );
  expect(foundIn(planOfCases(cases)).toSorted()).toEqual(expected.toSorted());
});
