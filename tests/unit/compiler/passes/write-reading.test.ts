import { expect, test } from "vitest";
import { writeReading } from "../../../../src/compiler/passes/write-reading.ts";
import { configuredReading } from "../../../../src/catalog/facts/reading.ts";
import { callsOf } from "../../../../src/compiler/kinds/index.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { workspaceAt } from "../../../../src/workspace/workspace.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { inputOf, passContext, planOf, toolInfo } from "../../../support/plans.ts";

const file = { type: "string", format: "path", mustExist: true };
const reading = { type: "object" };
const join = toolInfo("data.join", {
  input: inputOf({ file, other: file, reading, otherReading: reading }),
});
const old = toolInfo("data.old", { input: inputOf({ file }) });

function written(tool: string, args: Args, configuration: object): Args | undefined {
  const workspace = workspaceAt("/w", configSchema.parse({ reading: configuration }));
  const context = passContext([join, old], {
    readingOf: (path) => configuredReading(workspace, path),
  });
  const { plan } = writeReading.run(planOf({ t1: { tool, args } }), context);
  const [task] = plan.tasks;
  return task && callsOf(task)[0]?.args;
}

const comma = { decimal: "," };

test.each<[string, object, Args]>([
  ["the path itself", { "data/a.csv": comma }, { reading: { $literal: comma } }],
  ["a pattern", { "data/*.csv": comma }, { reading: { $literal: comma } }],
  ["a pattern that begins here", { "./data/**": comma }, { reading: { $literal: comma } }],
  [
    "several patterns, of which the later ones count",
    { "**/*.csv": { decimal: ".", header: 3 }, "data/*": comma },
    { reading: { $literal: { decimal: ",", header: 3 } } },
  ],
  ["no pattern", { "*.csv": comma, "data/b*": comma }, {}],
])("%s", (_, configuration, expected) => {
  const args = { file: "data/a.csv" };
  expect(written("data.join", args, configuration)).toEqual({ ...args, ...expected });
  expect(written("data.join", { file: "./data/a.csv" }, configuration)).toMatchObject(expected);
});

test("each file has an argument of its own", () => {
  const args = { file: "a.csv", other: "b.csv" };
  expect(written("data.join", args, { "b.csv": comma })).toEqual({
    ...args,
    otherReading: { $literal: comma },
  });
});

test("what the task says itself stands, and a tool that does not take it is given none", () => {
  const own = { file: "a.csv", reading: { header: 1 } };
  expect(written("data.join", own, { "*.csv": comma })).toEqual(own);
  expect(written("data.old", { file: "a.csv" }, { "*.csv": comma })).toEqual({ file: "a.csv" });
  const open = { file: { $param: "file" } };
  expect(written("data.join", open, { "*.csv": comma })).toEqual(open);
});
