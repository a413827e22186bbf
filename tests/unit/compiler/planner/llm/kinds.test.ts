import { describe, expect, test } from "vitest";
import { suggestedKinds } from "../../../../../src/compiler/planner/llm/suggested-kinds.ts";
import { walkTasks } from "../../../../../src/compiler/kinds/index.ts";
import { bound, byName, outlined, planWithModel } from "../../../../support/plan-with-model.ts";

const query =
  "Describe stocks.csv. If it has more than 100 rows, find the 5 highest prices in it, otherwise list the last commits.";

const at = (within: string, block: string) => ({ within, block });
const top = { ...outlined("t1", "data", [], "Describe stocks.csv"), ...at("", "") };
const group = {
  id: "g1",
  kind: "conditional",
  quote: "If it has more than 100 rows",
  title: "Many rows?",
  needs: ["t1"],
  priority: "medium",
  ...at("", ""),
};
const inner = [
  { ...outlined("t2", "data", ["t1"]), ...at("g1", "then") },
  { ...outlined("t3", "git"), ...at("g1", "else") },
];
const bindings = [
  bound("t1", "data.describe", { file: "stocks.csv" }),
  bound("t2", "data.top", { file: "stocks.csv", measure: "price", n: 5 }),
  bound("t3", "git.log", {}),
];
const fields = (id: string, given: Readonly<Record<string, unknown>>) => ({
  id,
  fields: Object.entries(given).map(([name, value]) => ({ name, value })),
});

const planNested = (
  outline: { readonly tasks: readonly unknown[]; readonly groups?: readonly unknown[] },
  bind: unknown = {},
  request = query,
) => {
  const name = "bind-t1-t2-t3";
  return planWithModel({
    query: request,
    replies: byName({ outline, "outline-repair": outline, [name]: bind, [`${name}-repair`]: bind }),
  });
};

test("shows the kinds that the words of the request speak of, and no others", async () => {
  const names = (text: string) => suggestedKinds(text).map(({ name }) => name);
  expect(names("Find the 5 highest prices in stocks.csv")).toEqual([]);
  expect(names("If it is dry, water each plot")).toEqual(["conditional", "loop"]);
  expect(names("Get it here, and if that fails, get it there")).toEqual([
    "conditional",
    "fallback",
  ]);
  expect(names("Ask me to approve it, then send it")).toEqual(["gate"]);
  const { requests } = await planWithModel({
    query: "Find the 5 highest prices in stocks.csv",
    replies: byName({
      outline: { tasks: [outlined("t1", "data")] },
      "bind-t1": {
        tasks: [bound("t1", "data.top", { file: "stocks.csv", measure: "price", n: 5 })],
      },
    }),
  });
  expect(requests).toHaveLength(2);
  for (const { text, body } of requests) {
    expect(text).not.toContain("Kinds of groups");
    expect(JSON.stringify(body.response_format)).not.toContain("groups");
  }
});

test("a conditional holds the tasks of its blocks, and waits for what they need", async () => {
  const { plan, diagnostics, requests } = await planNested(
    { tasks: [top, ...inner], groups: [group] },
    { tasks: bindings, groups: [fields("g1", { when: "t1.rows > 100" })] },
  );
  expect(diagnostics).toEqual([]);
  expect(plan?.tasks).toMatchObject([
    { id: "t1", tool: "data.describe", needs: [] },
    {
      id: "t2",
      kind: "conditional",
      when: "t1.rows > 100",
      needs: [{ task: "t1", when: "success" }],
      then: [{ id: "t2a", tool: "data.top", needs: [] }],
      else: [{ id: "t2b", tool: "git.log", needs: [] }],
    },
  ]);
  expect(requests.map(({ name }) => name)).toEqual(["outline", "bind-t1-t2-t3"]);
  expect(JSON.stringify(requests[0]?.body.response_format)).toContain('"then"');
});

test("a loop hands its items to the tasks within, inside of another group too", async () => {
  const loop = { ...group, id: "g2", kind: "loop", needs: [], ...at("g1", "then") };
  const { plan, diagnostics } = await planNested(
    {
      tasks: [top, { ...outlined("t2", "data"), ...at("g2", "tasks") }, inner[1]],
      groups: [group, loop],
    },
    {
      tasks: [
        bindings[0],
        bound("t2", "data.top", { file: "stocks.csv", measure: { ref: "item.name" }, n: 5 }),
        bindings[2],
      ],
      groups: [
        fields("g1", { when: "t1.rows > 100" }),
        fields("g2", { forEach: { ref: "t1.columns" }, as: null }),
      ],
    },
    "For each column of stocks.csv, if it has more than 100 rows, find the 5 highest.",
  );
  expect(diagnostics).toEqual([]);
  expect(walkTasks({ tasks: plan?.tasks ?? [] }).map(({ kind }) => kind)).toEqual([
    "call",
    "conditional",
    "loop",
    "call",
    "call",
  ]);
  expect(JSON.stringify(plan)).toContain('{"$ref":"item.name"}');
});

describe("a wrong outline of groups is told, and nothing is planned:", () => {
  const both = [top, ...inner];
  test.each([
    [
      "within a call",
      [top, { ...inner[0], within: "t1" }, inner[1]],
      [],
      /"t2" is within "t1", which is no task/,
    ],
    [
      "within nothing that there is",
      [top, { ...inner[0], within: "g9" }, inner[1]],
      [group],
      /"g9"/,
    ],
    [
      "a block that there is not",
      [top, { ...inner[0], block: "tasks" }, inner[1]],
      [group],
      /"then", "else" only/,
    ],
    [
      "a kind that nobody asked for",
      both,
      [{ ...group, kind: "gate" }],
      /"gate", which this request/,
    ],
    [
      "a kind that there is not",
      both,
      [{ ...group, kind: "__proto__" }],
      /"__proto__", which this request/,
    ],
    [
      "a group within itself",
      both,
      [{ ...group, within: "g1", block: "then" }],
      /"g1" stands within itself/,
    ],
    ["a group without tasks", [top], [group], /"g1" has no task in its block "then"/],
    [
      "one alternative",
      [top, { ...inner[0], block: "1" }],
      [{ ...group, kind: "fallback" }],
      /one alternative only/,
    ],
  ])("%s", async (_name, tasks, groups, words) => {
    const { plan, diagnostics } = await planNested({ tasks, groups });
    expect(plan).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("ORC2090");
    expect(diagnostics.map(({ message }) => message).join("\n")).toMatch(words);
  });

  test("an id that a task has already, and a need in a circle", async () => {
    const { diagnostics } = await planNested({
      tasks: [top, ...inner],
      groups: [{ ...group, id: "t1", needs: ["t1"] }],
    });
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).toContain("ORC2014");
    expect(codes).toContain("ORC2004");
  });
});

describe("wrong fields of a group are told, and nothing is planned:", () => {
  test.each<[string, unknown, string, RegExp]>([
    ["no fields at all", [], "ORC2090", /g1.*conditional.*when/],
    [
      "a field of another kind",
      [fields("g1", { when: "true", forEach: [1] })],
      "ORC2090",
      /no field "forEach"/,
    ],
    ["a field of another type", [fields("g1", { when: 5 })], "ORC2090", /when: /],
    ["no expression", [fields("g1", { when: "t1.rows >" })], "ORC2045", /./],
    ["a task that there is not", [fields("g1", { when: "t9.rowCount > 1" })], "ORC2001", /./],
    ["a field that an output has not", [fields("g1", { when: "t1.rowCount > 1" })], "ORC2010", /./],
    [
      "a group that there is not",
      [fields("g1", { when: "t1.rows > 1" }), fields("g7", {})],
      "ORC2001",
      /g7/,
    ],
    ["a group twice", [fields("g1", { when: "t1.rows > 1" }), fields("g1", {})], "ORC2014", /g1/],
    ["another form", [{ id: "g1", fields: "when" }], "ORC6012", /./],
  ])("%s", async (_name, groups, code, words) => {
    const { plan, diagnostics } = await planNested(
      { tasks: [top, ...inner], groups: [group] },
      { tasks: bindings, groups },
    );
    expect(plan).toBeUndefined();
    const found = diagnostics.find((one) => one.code === code);
    expect(found?.message).toMatch(words);
  });

  test("items that the user has not named, since a tool may take one for a path", async () => {
    const { plan, diagnostics } = await planNested(
      {
        tasks: [
          top,
          { ...outlined("t2", "data"), ...at("g1", "tasks") },
          { ...inner[1], ...at("", "") },
        ],
        groups: [{ ...group, kind: "loop" }],
      },
      {
        tasks: [bindings[0], bound("t2", "data.describe", { file: { ref: "item" } }), bindings[2]],
        groups: [fields("g1", { forEach: ["stocks.csv", "/etc/passwd"] })],
      },
      "Describe each of stocks.csv and the others, then list the last commits.",
    );
    expect(plan).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: "ORC2090" });
    expect(diagnostics[0]?.message).toContain("/etc/passwd");
  });
});

describe("a model inside the plan", () => {
  const request = "Describe stocks.csv, then let a model look into it: which year was the best?";
  const asks = {
    id: "g1",
    kind: "agent",
    quote: "let a model look into it: which year was the best?",
    title: "Best year",
    needs: ["t1"],
    priority: "medium",
    ...at("", ""),
  };
  const planAsked = (file: string) => {
    const outline = { tasks: [top], groups: [asks] };
    const given = {
      instruction: "Which year was the best?",
      tools: [{ tool: "data.query", args: { file } }],
      output: { type: "object", properties: { year: { type: "integer" } }, required: ["year"] },
    };
    const bind = { tasks: [bindings[0]], groups: [fields("g1", given)] };
    const replies = byName({ outline, "bind-t1": bind, "bind-t1-repair": bind });
    return planWithModel({ query: request, replies });
  };

  test("is planned where the request asks for one", async () => {
    expect(suggestedKinds(request).map(({ name }) => name)).toEqual(["agent"]);
    const { plan, diagnostics } = await planAsked("stocks.csv");
    expect(diagnostics).toEqual([]);
    expect(plan?.tasks.at(-1)).toMatchObject({ kind: "agent", tools: [{ tool: "data.query" }] });
  });

  test("is given no file that the request does not name", async () => {
    const { plan, diagnostics } = await planAsked("secret.csv");
    expect(plan).toBeUndefined();
    expect(diagnostics.map(({ message }) => message).join()).toContain('"secret.csv" in tools');
  });
});
