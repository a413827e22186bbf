/** Plans of a model that answer another question than the one that was asked: valid in themselves, and all refused. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bound, byName, outlined, planWithModel } from "../../../../support/plan-with-model.ts";

const rows = [
  "2024-02-20,north,rye,12,4.5,3",
  "2024-03-02,north,oat,7,2.5,2",
  "2024-03-09,south,rye,31,9.25,5",
  "2024-03-17,south,oat,4,1.5,1",
  "2024-04-01,north,rye,9,3.75,4",
  "2024-04-30,south,oat,18,6.5,2",
];
const file = "harvest.csv";
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "orchc-hostile-"));
  const lines = ["day,field,crop,sacks,load_kg,crew", ...rows];
  await writeFile(join(root, file), `${lines.join("\n")}\n`);
});
afterAll(() => rm(root, { recursive: true, force: true }));

type Call = readonly [tool: string, args: Readonly<Record<string, unknown>>];

/** Plans one task for each call, which quotes the whole query. */
async function problemsOf(query: string, ...calls: readonly Call[]): Promise<string[]> {
  const ids = calls.map((_, i) => `t${i + 1}`);
  const tasks = calls.map(([tool], i) =>
    outlined(ids[i] ?? "", tool.split(".")[0] ?? "", [], query),
  );
  const bindings = calls.map(([tool, args], i) => [
    `bind-${ids[i]}`,
    { tasks: [bound(ids[i] ?? "", tool, args)] },
  ]);
  // Sent back, it insists.
  const whole = calls.map(([tool, args], i) => ({
    ...tasks[i],
    ...bound(ids[i] ?? "", tool, args),
  }));
  const together = calls.map(([tool, args], i) => bound(ids[i] ?? "", tool, args));
  const replies = byName({
    outline: { tasks },
    ...Object.fromEntries(bindings),
    [`bind-${ids.join("-")}`]: { tasks: together },
    repair: { tasks: whole },
  });
  const { diagnostics, plan } = await planWithModel({ query, replies, root, allowUnused: false });
  expect(plan === undefined).toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, message }) =>
    `${code} ${/^"[^"]*"/.exec(message)?.[0] ?? ""}`.trim(),
  );
}

const total = (args: object): Call => [
  "data.aggregate",
  { file, how: "sum", measure: "sacks", ...args },
];
const heavy = (where: object): Call => [
  "data.compute",
  { file, where: [where], measures: [{ how: "count", as: "rows" }] },
];

interface Hostile {
  readonly what: string;
  readonly query: string;
  readonly sound: readonly Call[];
  readonly hostile: readonly Call[];
  readonly refused: readonly string[];
}

const cases: readonly Hostile[] = [
  {
    what: "drops a condition",
    query: "Total sacks of north in harvest.csv",
    sound: [total({ only: ["north"] })],
    hostile: [total({})],
    refused: ['ORC2104 "north"'],
  },
  {
    what: "drops a group",
    query: "Total sacks by field and crop in harvest.csv",
    sound: [total({ by: ["field", "crop"] })],
    hostile: [total({ by: ["field"] })],
    refused: ['ORC2104 "crop"'],
  },
  {
    what: "takes another limit",
    query: "The 2 rows with the largest load in harvest.csv",
    sound: [["data.top", { file, by: "load_kg", n: 2, order: "largest" }]],
    hostile: [["data.top", { file, by: "load_kg", n: 5, order: "largest" }]],
    refused: ['ORC2104 "2"'],
  },
  {
    what: "takes the other end",
    query: "The 2 rows with the smallest load in harvest.csv",
    sound: [["data.top", { file, by: "load_kg", n: 2, order: "smallest" }]],
    hostile: [["data.top", { file, by: "load_kg", n: 2, order: "largest" }]],
    refused: ['ORC2104 "smallest"'],
  },
  {
    what: "drops the second question",
    query: "Total sacks by field in harvest.csv, and the average crew by crop",
    sound: [
      total({ by: ["field"] }),
      ["data.aggregate", { file, how: "mean", measure: "crew", by: ["crop"] }],
    ],
    hostile: [total({ by: ["field"] })],
    refused: ['ORC2104 "average"', 'ORC2104 "crew by crop"'],
  },
  {
    what: "drops a negation",
    query: "Total sacks without rye in harvest.csv",
    sound: [
      [
        "data.compute",
        {
          file,
          where: [{ column: "crop", op: "!=", value: "rye" }],
          measures: [{ how: "sum", column: "sacks", as: "total sacks" }],
        },
      ],
    ],
    hostile: [total({ only: ["rye"] })],
    refused: ['ORC2104 "without"'],
  },
  {
    what: "takes one unit for another",
    query: "How many rows have a load of more than 5 lbs in harvest.csv",
    sound: [],
    hostile: [heavy({ column: "load_kg", op: ">", value: 5 })],
    refused: ['ORC2104 "lbs"'],
  },
  {
    what: "compares the other way round",
    query: "How many rows have a load of more than 5 kg in harvest.csv",
    sound: [heavy({ column: "load_kg", op: ">", value: 5 })],
    hostile: [heavy({ column: "load_kg", op: "<", value: 5 })],
    refused: ['ORC2104 "more than 5"', 'ORC2104 "kg"'],
  },
  {
    what: "drops a date",
    query: "Total sacks since March 2024 in harvest.csv",
    sound: [
      [
        "data.compute",
        {
          file,
          where: [{ column: "day", op: ">=", value: "2024-03-01" }],
          measures: [{ how: "sum", column: "sacks", as: "total sacks" }],
        },
      ],
    ],
    hostile: [total({})],
    refused: ['ORC2104 "since March 2024"'],
  },
  {
    what: "takes another date",
    query: "Total sacks since March 2024 in harvest.csv",
    sound: [],
    hostile: [
      [
        "data.compute",
        {
          file,
          where: [{ column: "day", op: ">=", value: "2024-04-01" }],
          measures: [{ how: "sum", column: "sacks", as: "total sacks" }],
        },
      ],
    ],
    refused: ['ORC2104 "since March 2024"'],
  },
  {
    what: "describes the file instead",
    query: "Which field has the lowest average load in harvest.csv",
    sound: [["data.aggregate", { file, how: "mean", measure: "load_kg", by: ["field"] }]],
    hostile: [["data.describe", { file }]],
    refused: ['ORC2104 "field"', 'ORC2104 "load"'],
  },
  {
    what: "swaps what is measured and what is grouped by",
    query: "Total sacks by crew in harvest.csv",
    sound: [total({ by: ["crew"] })],
    hostile: [total({ measure: "crew", by: ["sacks"] })],
    refused: ['ORC2104 "crew"'],
  },
  {
    what: "takes another statistic",
    query: "Median crew by field in harvest.csv",
    sound: [["data.aggregate", { file, how: "median", measure: "crew", by: ["field"] }]],
    hostile: [["data.aggregate", { file, how: "mean", measure: "crew", by: ["field"] }]],
    refused: ['ORC2104 "Median"'],
  },
  {
    what: "leaves the stretch of time to the tool",
    query: "Monthly total of sacks in harvest.csv",
    sound: [["data.timeseries", { file, how: "sum", measure: "sacks", bucket: "month" }]],
    hostile: [["data.timeseries", { file, how: "sum", measure: "sacks" }]],
    refused: ['ORC2104 "Monthly"'],
  },
  {
    what: "adds a task",
    query: "Total sacks by field in harvest.csv",
    sound: [total({ by: ["field"] })],
    hostile: [total({ by: ["field"] }), ["git.log", {}]],
    refused: ["ORC6021"],
  },
];

describe("a plan that", () => {
  test.each(cases)("$what is refused", async ({ query, hostile, refused }) => {
    // It was sent back, and what the model said last is told.
    expect(await problemsOf(query, ...hostile)).toEqual([...refused, "ORC6015"]);
  });

  const sound = cases.filter((one) => one.sound.length > 0);
  test.each(sound)('does not, for "$query", is planned', async ({ query, sound: calls }) => {
    expect(await problemsOf(query, ...calls)).toEqual([]);
  });
});
