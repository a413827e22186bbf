import { expect, test } from "vitest";
import { z } from "zod";
import { chartSchema, passageSchema, tableSchema } from "../../../../../../src/catalog/shapes.ts";
import type { ToolInfo } from "../../../../../../src/catalog/tool-info.ts";
import type { JsonObject } from "../../../../../../src/contract/json.ts";
import type { Args } from "../../../../../../src/contract/values.ts";
import { toolInfo } from "../../../../../support/plans.ts";
import { bindPath, pathOf } from "../bind-words.ts";

const schema = (shape: z.ZodRawShape, io: "input" | "output") =>
  z.toJSONSchema(z.object(shape), { io }) as unknown as JsonObject;

function tool(name: string, input: z.ZodRawShape, output: z.ZodRawShape): ToolInfo {
  const description = `${name.split(".")[1]} it.`;
  return toolInfo(name, {
    description,
    input: schema(input, "input"),
    output: schema(output, "output"),
  });
}

const print = tool("shell.print", {}, { stdout: z.string(), lines: z.int() });
const grade = tool("text.grade", {}, { level: z.string() });
const store = tool(
  "report.store",
  { file: chartSchema.optional(), passage: passageSchema.optional() },
  {},
);
const show = tool(
  "report.show",
  { tables: z.array(tableSchema).default([]), passages: z.array(passageSchema).default([]) },
  {},
);

async function lastArgs(titles: readonly string[], tools: readonly ToolInfo[]) {
  const { tasks } = await bindPath(pathOf(...titles), tools);
  return tasks.at(-1)?.args satisfies Args | undefined;
}

const printed = { title: "Print it", text: { $ref: "t1.stdout" } };

test("what a task prints is a text under its title, for whoever takes such a text", async () => {
  expect(await lastArgs(["shell: Print it", "report: Store it"], [print, store])).toEqual({
    passage: printed,
  });
});

test("and one of several for whoever takes many", async () => {
  expect(await lastArgs(["shell: Print it", "report: Show it"], [print, show])).toEqual({
    passages: [printed],
  });
});

test("a string that is no text for reading stands for nothing", async () => {
  expect(await lastArgs(["text: Grade it", "report: Show it"], [grade, show])).toEqual({});
});
