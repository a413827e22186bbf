/** Wrong replies, over the real planner and a server: each is told with what there is instead, and corrected or refused. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasErrors } from "../../../../../src/contract/diagnostics/index.ts";
import { bound, byName, outlined, planWithModel } from "../../../../support/plan-with-model.ts";
import { says, type ModelRequest } from "../../../../support/model-server.ts";

const file = "harvest.csv";
const rows = [
  "2024-02-20,north,rye,12,4.5,open",
  "2024-03-02,north,oat,7,2.5,open",
  "2024-03-09,south,rye,31,9.25,sold",
  "2024-03-17,south,oat,4,1.5,sold",
  "2024-04-01,north,rye,9,3.75,open",
  "2024-04-30,south,oat,18,6.5,sold",
];
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "orchc-wrong-"));
  await mkdir(join(root, "out"));
  await writeFile(join(root, file), `day,field,crop,sacks,load_kg,state\n${rows.join("\n")}\n`);
});
afterAll(() => rm(root, { recursive: true, force: true }));

type Call = readonly [tool: string, args: Readonly<Record<string, unknown>>];

const total = (args: object): Call => [
  "data.aggregate",
  { file, how: "sum", measure: "sacks", ...args },
];
const counted = (...where: object[]): Call => [
  "data.compute",
  { file, where, measures: [{ how: "count", as: "rows" }] },
];

const idsOf = (calls: readonly Call[]) => calls.map((_, i) => `t${i + 1}`);

/** Stage 1 gives a task for each call, in a row; stage 2 binds them so. */
function repliesWith(query: string, first: readonly Call[], later: readonly Call[]) {
  const heads = (calls: readonly Call[]) =>
    idsOf(calls).map((id, i) =>
      outlined(id, calls[i]?.[0].split(".")[0] ?? "", i === 0 ? [] : [`t${i}`], query),
    );
  const bindings = (calls: readonly Call[]) =>
    calls.map(([tool, args], i) => bound(`t${i + 1}`, tool, args));
  const name = `bind-${idsOf(first).join("-")}`;
  return {
    outline: { tasks: heads(first) },
    [name]: { tasks: bindings(first) },
    [`${name}-repair`]: { tasks: bindings(later.length === first.length ? later : first) },
    repair: { tasks: heads(later).map((task, i) => ({ ...task, ...bindings(later)[i] })) },
  };
}

async function plan(query: string, first: readonly Call[], later: readonly Call[] = first) {
  const replies = byName(repliesWith(query, first, later));
  const made = await planWithModel({ query, replies, root, allowUnused: false });
  expect(made.plan === undefined, "a plan or an error").toBe(hasErrors(made.diagnostics));
  return made;
}

const lastSaid = (requests: readonly ModelRequest[]): string =>
  (requests.at(-1)?.body.messages.at(-1)?.content ?? "").replaceAll("\\", "");

interface Wrong {
  readonly what: string;
  readonly query: string;
  readonly wrong: readonly Call[];
  readonly code: string;
  /** What the model is told. */
  readonly told: RegExp;
  /** Absent: nothing would be right. */
  readonly right?: readonly Call[];
}

const north = { only: ["north"] };
const page: Call = ["report.markdown", { title: "Sacks", tables: [{ ref: "t1.table" }] }];
const saved: Call = ["report.save", { to: "out/sacks.md", file: { ref: "t2.document" } }];

const cases: readonly Wrong[] = [
  {
    what: "leaves out a saving",
    query: "Total sacks by field in harvest.csv, saved to out/sacks.md",
    wrong: [total({ by: ["field"] })],
    code: "ORC2104",
    told: /"saved" is not used.*"left_out"/,
    right: [total({ by: ["field"] }), page, saved],
  },
  {
    what: "leaves out a condition",
    query: "Total sacks of north in harvest.csv",
    wrong: [total({})],
    code: "ORC2104",
    told: /"north".*Change the plan so that it does what these words ask for/,
    right: [total(north)],
  },
  {
    what: "names a column that is not there",
    query: "Total sacks of north in harvest.csv",
    wrong: [total({ ...north, measure: "bags" })],
    code: "ORC2030",
    told: /no column "bags".*Columns: day, field, crop, sacks/,
    right: [total(north)],
  },
  {
    what: "turns the value of a condition round",
    query: "How many open rows in harvest.csv",
    wrong: [counted({ column: "state", op: "!=", value: "closed" })],
    code: "ORC6043",
    told: /"closed".*Its values: "open", "sold"/,
    right: [counted({ column: "state", op: "=", value: "open" })],
  },
  {
    what: "translates a name that is kept",
    query: "Total sacks of north in harvest.csv",
    wrong: [total({ only: ["Norden"] })],
    code: "ORC6043",
    told: /"Norden"/,
    right: [total(north)],
  },
  {
    what: "asks another table in SQL",
    query: 'Run the SQL "SELECT count(*) FROM data" on harvest.csv',
    wrong: [["data.query", { file, sql: "SELECT count(*) FROM harvest" }]],
    code: "ORC6044",
    told: /Table with name harvest does not exist.*The table is called data\. Its columns: day \(time\)/,
    right: [["data.query", { file, sql: "SELECT count(*) FROM data" }]],
  },
  {
    what: "asks a column in SQL that is not there",
    query: 'Run the SQL "SELECT sum(sacks) FROM data" on harvest.csv',
    wrong: [["data.query", { file, sql: "SELECT sum(sack) FROM data" }]],
    code: "ORC6044",
    told: /"sack" not found/,
    right: [["data.query", { file, sql: "SELECT sum(sacks) FROM data" }]],
  },
  {
    what: "hands a table to a text",
    query: "Total sacks by field in harvest.csv, saved to out/sacks.md",
    wrong: [
      total({ by: ["field"] }),
      ["report.save", { to: "out/sacks.md", passage: { ref: "t1.table" } }],
    ],
    code: "ORC3001",
    told: /Table does not fit Passage.*add a task that turns one into the other/,
  },
  {
    what: "invents a tool",
    query: "Total sacks of north in harvest.csv",
    wrong: [["data.sum", { file, measure: "sacks" }]],
    code: "ORC2006",
    told: /no tool "data\.sum".*Tools: data\.describe, data\.query/,
    right: [total(north)],
  },
  {
    what: "invents a file",
    query: "Total sacks of north in harvest.csv",
    wrong: [total({ ...north, file: "harvest-2024.csv" })],
    code: "ORC6014",
    told: /"harvest-2024\.csv", which the query does not name.*Use what the request names/,
    right: [total(north)],
  },
  {
    what: "reads a task that is not there",
    query: "Total sacks by field in harvest.csv as a bar chart",
    wrong: [
      total({ by: ["field"] }),
      ["report.chart", { table: { ref: "t9.table" }, kind: "bar" }],
    ],
    code: "ORC2001",
    told: /t9.*Ids of tasks: t1, t2/,
    right: [
      total({ by: ["field"] }),
      ["report.chart", { table: { ref: "t1.table" }, kind: "bar" }],
    ],
  },
  {
    what: "reads itself",
    query: "Total sacks by field in harvest.csv as a bar chart",
    wrong: [
      total({ by: ["field"] }),
      ["report.chart", { table: { ref: "t2.table" }, kind: "bar" }],
    ],
    code: "ORC2004",
    told: /Remove one of the needs or references/,
    right: [
      total({ by: ["field"] }),
      ["report.chart", { table: { ref: "t1.table" }, kind: "bar" }],
    ],
  },
  {
    what: "adds what nobody asked for",
    query: "Total sacks by field in harvest.csv",
    wrong: [total({ by: ["field"] }), ["git.log", {}]],
    code: "ORC6021",
    told: /git\.log does.*Leave the task out/,
    right: [total({ by: ["field"] })],
  },
];

describe("a reply that", () => {
  test.each(cases)("$what is refused when it is insisted on", async ({ query, wrong, code }) => {
    const { plan: made, diagnostics } = await plan(query, wrong);
    expect(made).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });

  test.each(cases)("$what is told so, with what there is instead", async (one) => {
    const { requests } = await plan(one.query, one.wrong);
    expect(lastSaid(requests)).toMatch(one.told);
    // What is meant for people at a command line helps no model.
    expect(lastSaid(requests)).not.toMatch(/orchc |--[a-z]/);
  });

  const corrigible = cases.filter((one) => one.right !== undefined);
  test.each(corrigible)("$what is corrected", async ({ query, wrong, right = [] }) => {
    const { plan: made, diagnostics } = await plan(query, wrong, right);
    expect(diagnostics.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(made?.tasks.map(({ tool }) => tool)).toEqual(right.map(([tool]) => tool));
  });
});

test("a plan is sent back as often as the settings say, and then it is said what the model said last", async () => {
  const query = "Total sacks of north in harvest.csv";
  for (const repairs of [0, 1, 3]) {
    const replies = byName(repliesWith(query, [["data.sum", {}]], [["data.sum", {}]]));
    const { requests, diagnostics } = await planWithModel({
      query,
      replies,
      root,
      planning: { repairs },
    });
    expect(requests).toHaveLength(2 + repairs);
    expect(diagnostics.at(-1)?.message).toContain("It said last: {");
  }
});

test("a whole plan that stays wrong ends with what the model said last", async () => {
  const { diagnostics, requests } = await plan("Total sacks of north in harvest.csv", [total({})]);
  expect(requests.map(({ name }) => name)).toEqual(["outline", "bind-t1", "repair", "repair-2"]);
  expect(diagnostics.at(-1)).toMatchObject({
    code: "ORC6015",
    message: expect.stringMatching(/ 2 times, .* It said last: \{"tasks"/),
  });
});

test("a plan with groups is sent back as a whole too, with its groups", async () => {
  const query =
    "Describe harvest.csv. If it has more than 3 rows, total sacks of north in harvest.csv, otherwise list the last commits";
  const place = (within: string, block: string) => ({ within, block });
  const group = {
    id: "g1",
    kind: "conditional",
    quote: "If it has more than 3 rows",
    title: "Many?",
    needs: ["t1"],
    priority: "medium",
    ...place("", ""),
  };
  const heads = [
    { ...outlined("t1", "data", [], "Describe harvest.csv"), ...place("", "") },
    {
      ...outlined("t2", "data", [], "total sacks of north in harvest.csv"),
      ...place("g1", "then"),
    },
    { ...outlined("t3", "git", [], "list the last commits"), ...place("g1", "else") },
  ];
  const fields = [{ name: "when", value: "t1.rows > 3" }];
  const bindings = (only: object) => [
    bound("t1", "data.describe", { file }),
    bound("t2", ...total(only)),
    bound("t3", "git.log", {}),
  ];
  const { plan: made, requests } = await planWithModel({
    query,
    root,
    allowUnused: false,
    replies: byName({
      outline: { tasks: heads, groups: [group] },
      "bind-t1-t2-t3": { tasks: bindings({}), groups: [{ id: "g1", fields }] },
      repair: {
        tasks: heads.map((head, i) => ({ ...head, ...bindings(north)[i] })),
        groups: [{ ...group, fields }],
      },
    }),
  });
  expect(requests.map(({ name }) => name)).toEqual(["outline", "bind-t1-t2-t3", "repair"]);
  const shown = JSON.parse(requests.at(-1)?.body.messages[2]?.content ?? "") as { groups: unknown };
  expect(shown.groups).toMatchObject([{ id: "g1", kind: "conditional", fields }]);
  expect(lastSaid(requests)).toContain('"north" is not used');
  expect(JSON.stringify(made?.tasks)).toContain('"only":["north"]');
});

test("a condition that compares the other way round than the request is refused", async () => {
  const query = "Describe harvest.csv. If it has more than 3 rows, list the last commits";
  const place = (within: string, block: string) => ({ within, block });
  const group = {
    id: "g1",
    kind: "conditional",
    quote: "If it has more than 3 rows",
    title: "Many?",
    needs: ["t1"],
    priority: "medium",
    ...place("", ""),
  };
  const tasks = [
    { ...outlined("t1", "data", [], "Describe harvest.csv"), ...place("", "") },
    { ...outlined("t2", "git", [], "list the last commits"), ...place("g1", "then") },
  ];
  const bindings = [bound("t1", "data.describe", { file }), bound("t2", "git.log", {})];
  const planned = (when: string) => {
    const fields = [{ name: "when", value: when }];
    const replies = byName({
      outline: { tasks, groups: [group] },
      "bind-t1-t2": { tasks: bindings, groups: [{ id: "g1", fields }] },
      repair: {
        tasks: tasks.map((task, i) => ({ ...task, ...bindings[i] })),
        groups: [{ ...group, fields }],
      },
    });
    return planWithModel({ query, root, allowUnused: false, replies });
  };
  expect((await planned("t1.rows > 3")).plan?.tasks).toHaveLength(2);
  expect((await planned("3 < t1.rows")).plan?.tasks).toHaveLength(2);
  for (const wrong of ["t1.rows < 3", "t1.rows > 4", "t1.rows >= 3"]) {
    const { plan: made, diagnostics } = await planned(wrong);
    expect(made).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("ORC2104");
  }
});

test("thinking and prose around a reply are no part of it", async () => {
  const query = "Total sacks of north in harvest.csv";
  const replies = repliesWith(query, [total(north)], [total(north)]);
  const { plan: made, requests } = await planWithModel({
    query,
    root,
    allowUnused: false,
    replies: ({ name }) =>
      says(
        `<think>Is it {"tasks": []}?</think>Here you are:\n\`\`\`json\n${JSON.stringify(replies[name])}\n\`\`\`\nAsk {me} more.`,
      ),
  });
  expect(made?.tasks).toHaveLength(1);
  expect(requests).toHaveLength(2);
});

describe("an empty plan", () => {
  const query = "Sing me a song";

  test("with a reason is an answer", async () => {
    const replies = byName({ outline: { tasks: [], reason: "No agent sings." } });
    const { diagnostics, requests } = await planWithModel({ query, replies, root });
    expect(requests).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: "ORC6035", message: "test-model plans nothing: No agent sings." },
    ]);
  });

  test("with everything left out is one too", async () => {
    const left_out = [{ quote: "Sing me a song", reason: "no agent sings" }];
    const replies = byName({ outline: { tasks: [], left_out } });
    const { diagnostics, requests } = await planWithModel({ query, replies, root });
    expect(requests).toHaveLength(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC6019", "ORC6035"]);
  });

  test("without one is a mistake", async () => {
    const replies = byName({ outline: { tasks: [] }, "outline-repair": { tasks: [] } });
    const { diagnostics } = await planWithModel({ query, replies, root });
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC2016", "ORC6015"]);
  });
});

test("words that the model has left out are told as such, and not sent back", async () => {
  const query = "Total sacks of north in harvest.csv, and sing me a song";
  const { outline, ...others } = repliesWith(query, [total(north)], [total(north)]);
  const left_out = [{ quote: "sing me a song", reason: "no agent sings" }];
  const replies = byName({ ...others, outline: { ...(outline as object), left_out } });
  const {
    plan: made,
    requests,
    diagnostics,
  } = await planWithModel({ query, replies, root, allowUnused: false });
  expect(made).toBeUndefined();
  expect(requests).toHaveLength(2);
  expect(diagnostics.map(({ code }) => code)).toContain("ORC6019");
});

describe("what a model says of a task is kept:", () => {
  const query = "The largest rows by sacks in harvest.csv";
  const top = bound("t1", "data.top", { file, by: "sacks" });
  const planned = (task: unknown) =>
    planWithModel({
      query,
      root,
      replies: byName({
        outline: { tasks: [outlined("t1", "data", [], query)] },
        "bind-t1": { tasks: [task] },
      }),
    });

  test("a value that the query lacks for an argument that may be left out", async () => {
    const task = { ...top, missing: ["n"], reason: "It does not say how many." };
    const { plan: made, diagnostics } = await planned(task);
    expect(diagnostics).toMatchObject([
      {
        code: "ORC6038",
        severity: "warning",
        message: 'The query gives no value for "n" of data.top: It does not say how many.',
      },
    ]);
    expect(made?.notes).toMatchObject([{ kind: "assumed", text: expect.stringContaining('"n"') }]);
  });

  test("a reason", async () => {
    const { plan: made, diagnostics } = await planned({ ...top, reason: "Sacks are what counts." });
    expect(made?.tasks).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      {
        code: "ORC6039",
        severity: "note",
        message: 'test-model on "Title of t1": Sacks are what counts.',
      },
    ]);
  });
});

describe("stage 2 may add a task", () => {
  const query = "Total sacks by field in harvest.csv, saved to out/sacks.md";
  const outline = {
    tasks: [
      outlined("t1", "data", [], query),
      outlined("t2", "report", ["t1"], "saved to out/sacks.md"),
    ],
  };
  const [first] = [bound("t1", ...total({ by: ["field"] }))];
  const save = bound("t2", "report.save", { to: "out/sacks.md", file: { ref: "t2a.document" } });
  const convert = (id: string) => ({
    ...bound(id, "report.markdown", { title: "Sacks", tables: [{ ref: "t1.table" }] }),
    title: "Sacks as Markdown",
  });
  const bindings = (...tasks: unknown[]) =>
    planWithModel({
      query,
      root,
      allowUnused: false,
      replies: byName({
        outline,
        "bind-t1-t2": { tasks },
        "bind-t1-t2-repair": { tasks },
        repair: {},
      }),
    });

  test("that its task needs", async () => {
    const { plan: made, diagnostics } = await bindings(first, convert("t2a"), save);
    expect(diagnostics).toEqual([]);
    expect(made?.tasks.map(({ tool }) => tool)).toEqual([
      "data.aggregate",
      "report.markdown",
      "report.save",
    ]);
  });

  test("and no other: an id of its own choice is a stranger", async () => {
    const { plan: made, diagnostics } = await bindings(first, convert("extra"), save);
    expect(made).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("ORC2001");
  });

  test("but not more than a few", async () => {
    const many = ["a", "b", "c", "d", "e"].map((letter) => convert(`t2${letter}`));
    const { plan: made, diagnostics } = await bindings(first, ...many, save);
    expect(made).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("ORC2012");
  });
});

test("a need has its when", async () => {
  const query = "Describe harvest.csv; if that fails, list the last commits";
  const { plan: made } = await planWithModel({
    query,
    root,
    replies: byName({
      outline: {
        tasks: [
          outlined("t1", "data", [], "Describe harvest.csv"),
          { ...outlined("t2", "git"), needs: [{ task: "t1", when: "failure" }] },
        ],
      },
      "bind-t1": { tasks: [bound("t1", "data.describe", { file })] },
      "bind-t2": { tasks: [bound("t2", "git.log", {})] },
      "bind-t1-t2": { tasks: [bound("t1", "data.describe", { file }), bound("t2", "git.log", {})] },
    }),
  });
  expect(made?.tasks.find(({ tool }) => tool === "git.log")?.needs).toEqual([
    { task: "t1", when: "failure" },
  ]);
});
