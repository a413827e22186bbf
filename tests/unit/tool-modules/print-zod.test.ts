/** Schemas of servers as the source text of modules: nothing that fits the schema is refused by the module. */
import fc from "fast-check";
import { runInThisContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Json, JsonObject } from "../../../src/contract/json.ts";
import type { Effect } from "../../../src/contract/permissions.ts";
import { stripTypes } from "../../../src/contract/strip-types.ts";
import { schemaProblem } from "../../../src/tool-modules/schema-problem.ts";
import { schemaCheck } from "../../../src/mcp/connection/check-schema.ts";
import { printModule } from "../../../src/mcp/module/print-module.ts";
import { printZodObject } from "../../../src/tool-modules/print-zod.ts";

function schemaOf(text: string): z.ZodObject {
  return runInThisContext(`(z) => ${text}`)(z) as z.ZodObject;
}

test("the usual subset, as a reviewer reads it", () => {
  const schema: JsonObject = {
    type: "object",
    properties: {
      path: { type: "string", minLength: 1, description: "where\nit  lies" },
      head: { type: "integer", minimum: 0, default: 10 },
      kind: { enum: ["file", "folder"] },
      "two words": { type: ["number", "null"] },
      edits: { type: "array", items: { $ref: "#/$defs/edit" }, maxItems: 5 },
      extra: { type: "object", additionalProperties: { type: "boolean" } },
      either: { anyOf: [{ type: "string" }, { const: 7 }] },
      both: {
        allOf: [{ type: "object", properties: { a: { type: "string" } } }, { required: ["a"] }],
      },
    },
    required: ["path", "both"],
    $defs: { edit: { type: "object", properties: { old: { type: "string" } }, required: ["old"] } },
  };
  expect(printZodObject(schema)).toBe(`z.object({
  path: z.string().min(1).describe("where it lies"),
  head: z.int().min(0).optional().describe("default: 10"),
  kind: z.enum(["file","folder"]).optional(),
  "two words": z.union([z.number(), z.null()]).optional(),
  edits: z.array(z.object({
    old: z.string(),
  })).max(5).optional(),
  extra: z.record(z.string(), z.boolean()).optional(),
  either: z.union([z.string(), z.literal(7)]).optional(),
  both: z.object({
    a: z.string(),
  }),
})`);
});

const words = fc.constantFrom("a", "b", "two words", "*/", "`${x}`", '"', "\u2028", "__proto__");
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(null, true, 0, 1, -3, 2.5, 1e20, "", "a", "abc"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(words, tie("value"), { maxKeys: 3 }),
  ),
})).value;
const schema: fc.Arbitrary<JsonObject> = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constant({}),
    fc.record({ type: fc.constantFrom("string", "number", "boolean", "null") }),
    fc.record({ type: fc.constant("string"), minLength: fc.nat(2) }),
    fc.record({ type: fc.constant("number"), minimum: fc.integer({ min: -2, max: 2 }) }),
    fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: value, description: fc.string() }),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({ anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie("schema") }),
    fc.record({ properties: fc.dictionary(words, tie("schema"), { maxKeys: 2 }) }),
    fc.record({
      type: fc.constantFrom("object", ["object", "null"]),
      properties: fc.dictionary(words, tie("schema"), { maxKeys: 3 }),
      required: fc.uniqueArray(words, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), tie("schema")),
    }),
    fc.record({ $ref: fc.constantFrom("#", "#/properties/a") }),
  ),
})).schema;

test("whatever fits the exact schema fits the printed one", async () => {
  let fitting = 0;
  const rooted = fc.dictionary(words, schema, { maxKeys: 3 }).map((properties) => ({
    type: "object",
    properties: { ...properties, a: properties["a"] ?? {} },
  }));
  await fc.assert(
    fc.asyncProperty(
      rooted,
      fc.array(fc.dictionary(words, value, { maxKeys: 3 }), { maxLength: 20 }),
      async (root, values) => {
        fc.pre(schemaProblem(root) === undefined);
        const exact = await schemaCheck(root);
        const printed = schemaOf(printZodObject(root));
        for (const each of values) {
          const misfit = exact(JSON.parse(JSON.stringify(each)));
          if (misfit !== undefined) continue;
          fitting += 1;
          expect(printed.safeParse(each).error?.issues ?? []).toEqual([]);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(fitting).toBeGreaterThan(300);
});

test("definitions that multiply are printed as far as a module can be read", () => {
  const $defs = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => {
      const next = { $ref: `#/$defs/d${i + 1}` };
      return [
        `d${i}`,
        i === 29 ? { type: "string" } : { type: "object", properties: { a: next, b: next } },
      ];
    }),
  );
  const text = printZodObject({
    type: "object",
    properties: { all: { $ref: "#/$defs/d0" } },
    $defs,
  });
  expect(text.length).toBeLessThan(500_000);
  expect(() => schemaOf(text)).not.toThrow();
});

test("an effect follows from what the server claims, unless the configuration knows better", () => {
  const tool = { name: "act", export: "act", description: "", hash: "0", input: {} };
  const effectIn = (annotations: object, effect?: Effect): string | undefined =>
    /effect: "(\w+)"/.exec(printModule({ ...tool, annotations }, { server: "shop", effect }))?.[1];
  expect(effectIn({})).toBe("write");
  expect(effectIn({ readOnlyHint: true })).toBe("read");
  expect(effectIn({ destructiveHint: true })).toBe("destructive");
  expect(effectIn({ readOnlyHint: true }, "destructive")).toBe("destructive");
});

describe("a module holds what a server says as text, and nothing of it as code", () => {
  const evil = '*/ process.exit(1) /* `${process.exit(1)}` " \\" \n // \u2028 process.exit(1)';
  const text = printModule(
    {
      name: "act",
      export: "act",
      description: evil,
      hash: "0123456789abcdef",
      input: {
        type: "object",
        properties: { [evil]: { type: "string", description: evil, default: evil }, __proto__: {} },
        required: [evil],
      },
    },
    { server: "shop" },
  );

  test("it is TypeScript without anything unseen", () => {
    expect(stripTypes(text)).toBeDefined();
    expect(text).not.toContain("\u2028");
  });

  test("its lines are those that it always has", () => {
    const code = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(code)
      .toBe(`// The tool act of the MCP server shop, as the server describes it. Do not edit:
// \`orchc tools --refresh shop\` writes this file.
import { defineTool, fileRefSchema, z } from "";

const output = z.object({
  text: z.string().describe(""),
  files: z.array(fileRefSchema).describe(""),
});

export const act = defineTool({
  name: "",
  description: "",
  version: "",
  input: z.object({
    "": z.string().describe(""),
  }),
  output,
  permissions: { mcp: [""] },
  effect: "",
  untrusted: true,
  estimate: { seconds: 2 },

  async run(input, context) {
    const { text, files } = await context.mcp("", "", input);
    return { text, files: [...files] };
  },
});
`);
  });
});
