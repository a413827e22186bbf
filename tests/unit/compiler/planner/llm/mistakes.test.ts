import { describe, expect, test } from "vitest";
import { bound, byName, outlined, planWithModel } from "../../../../support/plan-with-model.ts";
import { fails, says } from "../../../../support/model-server.ts";

const query = "Find the 5 highest prices in stocks.csv and list the last commits.";
const oneTask = { tasks: [outlined("t1", "data", [], "the 5 highest prices in stocks.csv")] };
const top = bound("t1", "data.top", { file: "stocks.csv", measure: "price", n: 5 });
/** Where the words of `oneTask` stand. */
const place = { in: "query", start: 5, end: 39 };

/** Plans one task; the model answers stage 2 with these, in order. */
const bindWith = (first: unknown, second: unknown = first, options = {}) =>
  planWithModel({
    query,
    replies: byName({ outline: oneTask, "bind-t1": first, "bind-t1-repair": second }),
    ...options,
  });

describe("a reply with mistakes", () => {
  test("is sent back once, with what is wrong, and the mended one counts", async () => {
    const wrong = { tasks: [bound("t1", "data.top", { file: "stocks.csv", n: "five", nn: 5 })] };
    const { plan, diagnostics, requests } = await bindWith(wrong, { tasks: [top] });
    expect(diagnostics).toEqual([]);
    expect(plan?.tasks[0]).toMatchObject({ tool: "data.top", args: { n: 5 } });
    const repair = requests.at(-1);
    expect(repair?.name).toBe("bind-t1-repair");
    expect(repair?.body.messages.map(({ role }) => role)).toEqual([
      "system",
      "user",
      "assistant",
      "user",
    ]);
    expect(JSON.parse(repair?.body.messages[2]?.content ?? "")).toEqual(wrong);
    const told = repair?.body.messages[3]?.content;
    expect(told).toMatch(/t1 args\.n: .*data\.top.*five/);
    expect(told).toContain(
      't1 args.nn: data.top takes no argument \\"nn\\". Did you mean \\"n\\"?',
    );
  });

  test("is sent back twice at most: what is left is reported, with its places", async () => {
    const wrong = { tasks: [bound("t1", "data.top", { file: "stocks.csv", n: "five" })] };
    const { plan, diagnostics, requests } = await bindWith(wrong);
    expect(plan).toBeUndefined();
    expect(requests.map(({ name }) => name)).toEqual([
      "outline",
      "bind-t1",
      "bind-t1-repair",
      "bind-t1-repair-2",
    ]);
    expect(diagnostics).toMatchObject([
      { code: "ORC2009", places: [place, { in: "plan", task: "t1", path: "args.n" }] },
      {
        code: "ORC6015",
        severity: "note",
        message: expect.stringMatching(
          /^test-model was sent the problems of its plan 2 times, and 1 problem remains\. It said last: \{"tasks"/,
        ),
      },
    ]);
  });

  test.each([
    ["no JSON", "I think data.top", /The reply of test-model is not JSON\. It begins: .*data\.top/],
    ["nothing", "", /The reply of test-model is empty/],
    [
      "another form",
      { tasks: [{ id: "t1" }] },
      /tasks\[0\]\.tool: .*tasks\[0\]\.args: .*a list of {"name"/,
    ],
    ["no object", [1, 2], /the whole: /],
  ])("that is %s is told so", async (_name, reply, words) => {
    const { plan, requests } = await bindWith(reply, { tasks: [top] });
    expect(plan?.tasks).toHaveLength(1);
    expect(requests.at(-1)?.body.messages[3]?.content.replaceAll("\\", "")).toMatch(words);
  });
});

describe("stage 1 finds", () => {
  test.each([
    ["an agent that there is not", [outlined("t1", "dta")], "ORC2005", /Did you mean "data"/],
    ["a need that there is not", [outlined("t1", "data", ["t9"])], "ORC2001", /./],
    [
      "tasks in a cycle",
      [outlined("t1", "data", ["t2"]), outlined("t2", "data", ["t1"])],
      "ORC2004",
      /./,
    ],
    ["a task that needs itself", [outlined("t1", "data", ["t1"])], "ORC2004", /./],
    ["one id twice", [outlined("t1", "data"), outlined("t1", "git")], "ORC2014", /./],
    ["an id that is none", [outlined("1; rm", "data")], "ORC6012", /./],
    ["no task", [], "ORC2016", /./],
    [
      "too many tasks",
      [1, 2, 3, 4].map((n) => outlined(`t${n}`, "data")),
      "ORC2012",
      /--max-tasks 4/,
    ],
  ])("%s", async (_name, tasks, code, help) => {
    const { plan, diagnostics, requests } = await planWithModel({
      query,
      replies: byName({ outline: { tasks }, "outline-repair": { tasks } }),
      maxTasks: 3,
    });
    expect(plan).toBeUndefined();
    expect(requests).toHaveLength(3);
    expect(diagnostics.map((found) => found.code)).toEqual([code, "ORC6015"]);
    expect(diagnostics[0]?.help).toMatch(help);
  });

  test("all that is wrong at once", async () => {
    const tasks = [outlined("t1", "dta"), outlined("t1", "gti", ["t7"])];
    const { diagnostics } = await planWithModel({
      query,
      replies: byName({ outline: { tasks }, "outline-repair": { tasks } }),
    });
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).toEqual(["ORC2014", "ORC2005", "ORC2005", "ORC2001", "ORC6015"]);
  });

  test("parts of the query that nobody can do, and plans the rest", async () => {
    const left_out = [{ quote: "list the last commits", reason: "No agent can do that." }];
    const { plan, diagnostics } = await planWithModel({
      query,
      replies: byName({ outline: { ...oneTask, left_out }, "bind-t1": { tasks: [top] } }),
    });
    expect(plan?.tasks).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      {
        code: "ORC6019",
        severity: "warning",
        message: 'The plan omits "list the last commits": No agent can do that.',
        places: [{ in: "query", start: 44, end: 65 }],
      },
    ]);
  });
});

describe("stage 2 finds", () => {
  const wrongly = async (...tasks: unknown[]) => {
    const { plan, diagnostics } = await bindWith({ tasks });
    expect(plan).toBeUndefined();
    expect(diagnostics.at(-1)?.code).toBe("ORC6015");
    return diagnostics.slice(0, -1);
  };

  test.each([
    ["a tool that there is not", "data.tpo"],
    ["a tool of another agent", "git.log"],
    ["a tool that is named as its like in other places are", "top"],
  ])("%s", async (_name, tool) => {
    expect(await wrongly(bound("t1", tool, { file: "stocks.csv" }))).toMatchObject([
      {
        code: "ORC2006",
        message: `There is no tool "${tool}".`,
        places: [place, { in: "plan", task: "t1", path: "tool" }],
      },
    ]);
  });

  test("a task that the reply leaves out", async () => {
    expect(await wrongly()).toMatchObject([
      { code: "ORC6013", message: expect.stringContaining("the reply leaves it out") },
    ]);
  });

  test("tasks that nobody asked for, and one that is there twice", async () => {
    const found = await wrongly(top, top, { ...top, id: "t2" });
    expect(found.map(({ code }) => code)).toEqual(["ORC2014", "ORC2001"]);
  });

  test.each([
    ["to a task that is not there", "t7.table", "ORC2001"],
    ["to itself", "t1.table", "ORC2004"],
    ["that cannot be read", "t1..table", "ORC2002"],
  ])("a reference %s", async (_name, ref, code) => {
    const found = await wrongly(bound("t1", "data.top", { table: { ref } }));
    expect(found.map((one) => one.code)).toEqual([code]);
  });

  test("a reference to a field that the output does not have", async () => {
    const tasks = [bound("t1", "data.describe", { file: "stocks.csv" })];
    const next = bound("t2", "data.top", { table: { ref: "t1.tabel" } });
    const { diagnostics } = await planWithModel({
      query,
      replies: byName({
        outline: { tasks: [outlined("t1", "data"), outlined("t2", "data", ["t1"])] },
        "bind-t1-t2": { tasks: [...tasks, next] },
        "bind-t1-t2-repair": { tasks: [...tasks, next] },
      }),
    });
    expect(diagnostics[0]).toMatchObject({ code: "ORC2010", help: 'Did you mean "table"?' });
  });

  test("a file that is not there, and the nearest one", async () => {
    const { diagnostics } = await bindWith({ tasks: [top] }, undefined, { files: ["stock.csv"] });
    expect(diagnostics[0]).toMatchObject({ code: "ORC2011", help: 'Did you mean "stock.csv"?' });
  });

  test("a parameter that is not declared", async () => {
    const found = await wrongly(bound("t1", "data.top", { file: { param: "file" } }));
    expect(found).toMatchObject([{ code: "ORC2003" }]);
  });
});

describe("what the model admits", () => {
  test("not to find a tool is believed at once, with its reason", async () => {
    const none = { ...bound("t1", null, {}), reason: "No tool rolls dice." };
    const { diagnostics, requests } = await bindWith({ tasks: [none] });
    expect(requests).toHaveLength(2);
    expect(diagnostics).toMatchObject([
      {
        code: "ORC6013",
        message: 'No tool for "Title of t1": No tool rolls dice.',
        help: expect.stringContaining("data.top"),
        places: [place, { in: "plan", task: "t1" }],
      },
    ]);
  });

  test("to lack a value is believed at once, so that it need not invent one", async () => {
    const lacking = { ...bound("t1", "data.query", { file: "stocks.csv" }), missing: ["sql"] };
    const { diagnostics, requests } = await bindWith({ tasks: [lacking] });
    expect(requests).toHaveLength(2);
    expect(diagnostics).toMatchObject([
      { code: "ORC2007", places: [place, { in: "plan", task: "t1" }] },
    ]);
  });

  test("the same without saying so is a mistake", async () => {
    const forgotten = bound("t1", "data.query", { file: "stocks.csv" });
    const { diagnostics, requests } = await bindWith({ tasks: [forgotten] });
    expect(requests).toHaveLength(4);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC2007", "ORC6015"]);
  });
});

describe("an endpoint that fails in stage 2", () => {
  test("ends planning with what is wrong and what it was asked for", async () => {
    const { plan, diagnostics } = await planWithModel({
      query,
      replies: ({ name }) => (name === "outline" ? says(oneTask) : fails(401)),
    });
    expect(plan).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "ORC6002", places: [place, { in: "plan" }] }]);
  });

  test("and in the repair, the same", async () => {
    const { diagnostics } = await planWithModel({
      query,
      replies: [says(oneTask), says("?"), says("half", { finish: "length" })],
    });
    expect(diagnostics).toMatchObject([{ code: "ORC6010" }]);
  });
});
