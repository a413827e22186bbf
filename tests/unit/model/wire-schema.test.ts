import { expect, test } from "vitest";
import { z } from "zod";
import { wireSchema } from "../../../src/model/wire-schema.ts";

test("every text and every list of a schema that is sent has a bound", () => {
  const tree = z.object({
    id: z.string().max(64),
    title: z.string(),
    kind: z.enum(["a", "b"]),
    always: z.literal("x"),
    when: z.iso.date(),
    get children() {
      return z.array(tree);
    },
    pair: z.array(z.union([z.string(), z.number()])).max(2),
    byName: z.record(z.string(), z.array(z.string())),
  });
  const unbounded: string[] = [];
  const look = (at: string, node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, maxLength, maxItems } = node as Record<string, unknown>;
    const isNamed = "enum" in node || "const" in node;
    if (type === "string" && maxLength === undefined && !isNamed) unbounded.push(at);
    if (type === "array" && maxItems === undefined) unbounded.push(at);
    for (const [key, inner] of Object.entries(node)) look(`${at}.${key}`, inner);
  };
  const schema = wireSchema(tree);
  look("", schema);
  expect(unbounded).toEqual([]);
  expect(schema).toMatchObject({
    properties: {
      id: { maxLength: 64 },
      title: { maxLength: 2000 },
      children: { maxItems: 200 },
      pair: { maxItems: 2, items: { anyOf: [{ maxLength: 2000 }, { type: "number" }] } },
    },
  });
  expect(JSON.stringify(schema)).toContain('{"type":"string","enum":["a","b"]}');
});
