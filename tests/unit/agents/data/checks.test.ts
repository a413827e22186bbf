/** What tools say of their arguments before they run: nothing that is wrong, and never what the data may prove right. */
import { expect, test } from "vitest";
import { aggregate } from "../../../../src/agents/data/aggregate.ts";
import { compute } from "../../../../src/agents/data/compute.ts";
import { correlate } from "../../../../src/agents/data/correlate.ts";
import { join } from "../../../../src/agents/data/join.ts";
import { timeseries } from "../../../../src/agents/data/timeseries.ts";
import { top } from "../../../../src/agents/data/top.ts";
import type { InputFacts, ToolCheck } from "../../../../src/catalog/authoring.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const files = {
  "orders.csv":
    "id,region,day,amount\n1,north,2024-01-05,10.5\n2,south,2024-01-07,3.5\n3,north,2024-02-01,6\n",
  "shops.csv": "region,boss\nnorth,Ann\nsouth,Bob\n",
  "words.csv": "a,b\nx,y\nz,w\n",
};
const orders = [
  { name: "id", type: "number" as const, min: "1", max: "3" },
  { name: "region", type: "text" as const },
  { name: "day", type: "time" as const },
  { name: "amount", type: "number" as const, min: "3.5", max: "10.5" },
];
const shops = [
  { name: "region", type: "text" as const },
  { name: "boss", type: "text" as const },
];
const words = [
  { name: "a", type: "text" as const },
  { name: "b", type: "text" as const },
];
const known = { "orders.csv": orders, "shops.csv": shops, "words.csv": words };

interface AnyTool {
  readonly name: string;
  readonly check?: (input: never, facts: InputFacts) => ToolCheck;
}

function checked(tool: AnyTool, input: Record<string, unknown>, open: string[] = []): ToolCheck {
  const columns = Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) =>
      [value].flat().flatMap((file, i) => {
        const found = known[file as keyof typeof known] as typeof orders | undefined;
        const path = Array.isArray(value) ? `${name}[${i}]` : name;
        return found === undefined ? [] : [[path, found] as const];
      }),
    ),
  );
  return tool.check?.(input as never, { columns, open: new Set(open) }) ?? {};
}

const file = "orders.csv";

test.for([
  [
    compute,
    { file, where: [{ column: "amuont", op: ">", value: 1 }] },
    { at: ["where", 0, "column"], nearest: "amount" },
  ],
  [
    compute,
    { file, where: [{ column: "amount", op: ">", value: "much" }] },
    { at: ["where", 0, "value"] },
  ],
  [
    compute,
    { file, where: [{ column: "region", op: "=", value: 3 }] },
    { at: ["where", 0, "value"] },
  ],
  [
    compute,
    { file, measures: [{ how: "sum", column: "region" }] },
    { at: ["measures", 0, "column"] },
  ],
  [compute, { file, files: ["shops.csv"], join: [{ on: ["boss"] }] }, { at: ["join", 0, "on", 0] }],
  [
    aggregate,
    { file, how: "mean", measure: "region" },
    { at: ["measure"], help: "Columns of numbers: id, amount." },
  ],
  [
    aggregate,
    { file: "words.csv", how: "sum" },
    { at: ["measure"], message: "words has no column of numbers" },
  ],
  [timeseries, { file, how: "sum", measure: "region" }, { at: ["measure"] }],
  [top, { file, by: "region" }, { at: ["by"] }],
  [top, { file, measure: "day" }, { at: ["measure"] }],
  [correlate, { file, measure: "region", names: ["north", "south"] }, { at: ["measure"] }],
  [
    join,
    { file, other: "words.csv" },
    { at: ["on"], message: "orders and words have no column in common" },
  ],
] as const)(
  "a problem of the plan, which the run would have as well",
  async ([tool, input, problem]) => {
    const { problems = [] } = checked(tool, input);
    expect(problems).toMatchObject([problem]);
    for (const { message } of problems) expect(message).not.toMatch(/\.$/);
    await using context = await toolContext({ files });
    await expect(runTool(tool as never, input as never, context)).rejects.toMatchObject({
      name: "ToolError",
    });
  },
);

test.for([
  [compute, { file, group: ["region"], measures: [{ how: "sum", column: "amount" }] }],
  [compute, { file, files: ["shops.csv"], join: [{ on: ["region"] }] }],
  [aggregate, { file }],
  [aggregate, { file, how: "sum", measure: "amount", by: ["region", "day"] }],
  [aggregate, { file, how: "distinct", measure: "region" }],
  [aggregate, { file, how: "count", by: ["region"] }],
  [timeseries, { file, how: "sum", bucket: "month" }],
  [timeseries, { file, by: "region", measure: "amount" }],
  [timeseries, { file, how: "count" }],
  [top, { file }],
  [join, { file, other: "shops.csv" }],
  [correlate, { file }],
] as const)("the columns that are foretold come out", async ([tool, input]) => {
  const { problems = [], tables = {} } = checked(tool, input);
  expect(problems).toEqual([]);
  await using context = await toolContext({ files });
  const { output } = await runTool(tool as never, input as never, context);
  const { table } = output as { table: { columns: { name: string; type: string }[] } };
  expect(tables["table"]?.map(({ name, type }) => [name, type])).toEqual(
    table.columns.map(({ name, type }) => [name, type]),
  );
});

test.for([
  ["a file of which nothing is known", aggregate, { file: "other.csv", measure: "region" }, []],
  ["a measure that a task gives", aggregate, { file, by: ["region"] }, ["measure"]],
  [
    "a condition that a parameter completes",
    compute,
    { file, where: [{ column: "amount", op: ">" }] },
    ["where[0].value"],
  ],
  ["names that may be columns", timeseries, { file, only: ["amount"] }, []],
  ["years, which only the data show", timeseries, { file: "words.csv" }, []],
  [
    "a key that the values of the other file tell",
    join,
    { file, other: "words.csv", on: "region" },
    [],
  ],
] as const)("nothing is said of %s", ([, tool, input, open]) => {
  expect(checked(tool as AnyTool, input, [...open]).problems ?? []).toEqual([]);
});

test("a condition that a parameter completes moves no other's place", () => {
  const input = {
    file,
    where: [
      { column: "amount", op: ">" },
      { column: "amuont", op: ">", value: 1 },
    ],
  };
  expect(checked(compute as AnyTool, input, ["where[0].value"]).problems).toMatchObject([
    { at: ["where", 1, "column"] },
  ]);
});
