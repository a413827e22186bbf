import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputOf, planOf, toolInfo, type TaskText } from "../support/plans.ts";
import { callsIn, emitted } from "../support/emitted.ts";
import { hostileKeys, hostileTexts } from "../support/hostile.ts";
import type { Json } from "../../src/contract/json.ts";
import { argShape, type Arg, type Args } from "../../src/contract/values.ts";

const open = { ...inputOf({}), additionalProperties: {} };
const tools = [toolInfo("test.echo", { input: open }), toolInfo("other.echo", { input: open })];

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: "binary" }));
const key = fc.oneof(fc.constantFrom(...hostileKeys), fc.string({ unit: "binary" }));
/** A field of a tool's input: zod takes any name but this one. */
const field = key.filter((name) => name !== "__proto__");
const scalar = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const reference = fc
  .stringMatching(/^[ab]((\.(rows|\$x|_y9|constructor|__proto__))|\[(0|12)\]){0,3}$/)
  .map(($ref) => ({ $ref }));
const time = fc.constantFrom("now", "now-1d/d").map(($time) => ({ $time }));
const param = fc.constantFrom("coin", "__proto__x").map(($param) => ({ $param }));

const values = fc.letrec<{ json: Json; arg: Arg }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthIdentifier: "value" },
    fc.oneof(scalar, fc.constant(null)),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(key, tie("json"), { maxKeys: 4 }),
    fc.constantFrom<Json>(
      { $ref: "a.rows" },
      { $param: "coin" },
      { $text: ["x"] },
      { $literal: 1 },
    ),
  ),
  arg: fc.oneof(
    { maxDepth: 4, depthIdentifier: "value" },
    fc.oneof(scalar, fc.constant(null), reference, param, time),
    tie("json").map(($literal) => ({ $literal })),
    fc.array(tie("arg"), { maxLength: 4 }),
    fc.dictionary(key, tie("arg"), { maxKeys: 4 }),
    fc
      .array(fc.oneof(scalar, reference, param, time), { maxLength: 4 })
      .map(($text) => ({ $text: $text as Arg[] })),
  ),
}));

/** What a script has to pass on, told from the plan and not from the script. */
function meant(arg: Arg): unknown {
  const shape = argShape(arg);
  switch (shape.is) {
    case "ref":
      return { from: shape.text };
    case "param":
      return `<param ${shape.name}>`;
    case "time":
      return `<time ${shape.text}>`;
    case "literal":
      return shape.value;
    case "list":
      return shape.items.map(meant);
    case "record":
      return Object.fromEntries(shape.entries.map(([name, value]) => [name, meant(value)]));
    case "text":
      return shape.parts
        .map((part) => {
          const inner = argShape(part);
          return inner.is === "ref" ? `<${inner.text}>` : String(meant(part));
        })
        .join("");
  }
}

/** A plan whose third task has these arguments; the first two are what they may refer to. */
function planWith(args: Args, title: string, query = "A sample.") {
  const source = { query, sha256: "0", planner: title };
  const tasks: Record<string, TaskText> = {
    a: { title },
    b: { title, tool: "other.echo" },
    c: { title, tool: "other.echo", args, needs: ["a", "b"] },
  };
  const params = { coin: { type: "string", description: title }, __proto__x: { type: "number" } };
  return planOf(tasks, { source, params } as Parameters<typeof planOf>[1]);
}

async function argsPassedOn(args: Args, title: string): Promise<unknown> {
  const { scripts } = emitted(planWith(args, title), tools);
  const calls = (await Promise.all([...scripts.values()].map(callsIn))).flat();
  expect(calls.map(({ task, tool }) => `${task} ${tool}`).toSorted()).toEqual([
    "a echo",
    "b echo",
    "c echo",
  ]);
  return calls.find(({ task }) => task === "c")?.args;
}

describe("whatever arguments and titles hold,", () => {
  test("scripts pass on exactly the data, and run nothing else", async () => {
    const argument = fc.dictionary(field, values.arg, { maxKeys: 4 });
    await fc.assert(
      fc.asyncProperty(argument, text, async (args, title) => {
        // As text, since comparing objects would overlook a key `__proto__` and the order of keys.
        expect(JSON.stringify(await argsPassedOn(args, title))).toBe(
          JSON.stringify(Object.fromEntries(Object.entries(args).map(([k, v]) => [k, meant(v)]))),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("every one of the known troublemakers, as value, key, title, and part of a text", async () => {
    for (const trouble of hostileTexts) {
      const args = {
        value: trouble,
        keys: { [trouble]: 1 },
        text: { $text: [trouble, { $ref: "a.x" }, trouble] },
      };
      const passed = await argsPassedOn(args, trouble);
      expect(JSON.stringify(passed)).toBe(
        JSON.stringify({
          value: trouble,
          keys: { [trouble]: 1 },
          text: `${trouble}<a.x>${trouble}`,
        }),
      );
    }
  });

  test("no character that a reviewer cannot see stands in a script", () => {
    const unseen =
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
    fc.assert(
      fc.property(fc.dictionary(field, values.arg, { maxKeys: 3 }), text, (args, title) => {
        const { scripts } = emitted(planWith(args, title), tools);
        for (const script of scripts.values()) {
          expect(script).not.toMatch(unseen);
          expect(script.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test("the same plan gives the same text", () => {
    fc.assert(
      fc.property(fc.dictionary(field, values.arg, { maxKeys: 3 }), text, (args, title) => {
        const one = emitted(planWith(args, title), tools).scripts;
        const two = emitted(planWith(args, title), tools.toReversed()).scripts;
        expect([...two]).toEqual([...one]);
      }),
    );
  });
});
