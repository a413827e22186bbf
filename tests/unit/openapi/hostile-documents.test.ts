/** Documents that are written by somebody who means harm, or who is careless. */
import { expect, test } from "vitest";
import { inPath, inQuery } from "../../../src/catalog/http/write-parameter.ts";
import { readDocument } from "../../../src/openapi/document/read-document.ts";
import { takeOperations } from "../../../src/openapi/document/take-operations.ts";
import { printOperation } from "../../../src/openapi/module/print-operation.ts";

const ok = { responses: { "204": { description: "done" } } };

function documentWith(paths: object, more: object = {}): string {
  const servers = [{ url: "https://a.example/v1" }];
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    servers,
    paths,
    ...more,
  });
}

async function taken(paths: object, more: object = {}) {
  return takeOperations(await readDocument(documentWith(paths, more)), "a");
}

test.each([
  [
    { "/x": { get: { ...ok, requestBody: { $ref: "https://evil.example/b.json" } } } },
    /nothing is fetched/,
  ],
  [{ "/x": { get: { ...ok, requestBody: { $ref: "#/components/nowhere" } } } }, /./],
  [
    Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`/p${n}`, { get: ok }])),
    /2001 operations/,
  ],
])("a document that cannot be used is refused: %#", async (paths, why) => {
  await expect(taken(paths)).rejects.toThrow(why);
});

test.each([
  ["/v1", /no address of HTTP/],
  ["https://{tenant}.example", /variable without a default/],
  ["https://user:pw@a.example", /password/],
  ["file:///etc", /no address of HTTP/],
])("an operation of the server %s is left out", async (url, why) => {
  const { operations, leftOut } = await taken({ "/x": { get: ok } }, { servers: [{ url }] });
  expect(operations).toEqual([]);
  expect(leftOut[0]?.why).toMatch(why);
});

test.each(["/../admin", "/x/../../admin", "/%2e%2e/admin", "/x?y=1"])(
  "a path that leads out of its server is left out: %s",
  async (path) => {
    const { operations, leftOut } = await taken({ [path]: { get: ok } });
    expect(operations).toEqual([]);
    expect(leftOut).toHaveLength(1);
  },
);

test("names are names, whatever they are in the document", async () => {
  const parameters = [{ name: "__proto__", in: "query", schema: { type: "string" } }];
  const text = 'x"; process.exit(1); //`${1}`\u202e';
  const { operations } = await taken({
    "/x": { get: { ...ok, operationId: "__proto__", summary: text, parameters } },
  });
  const [operation] = operations;
  expect(operation?.name).toBe("__proto___");
  const module = printOperation(operation as NonNullable<typeof operation>);
  expect(module).toContain('"__proto___":{"name":"__proto__"}');
  expect(module).not.toContain("\u202e");
  expect(module).toContain(String.raw`x\"; process.exit(1); //`);
});

test("a schema that holds itself ends", async () => {
  const node = { $ref: "#/components/schemas/Node" };
  const responses = {
    "200": { description: "n", content: { "application/json": { schema: node } } },
  };
  const schemas = {
    Node: { type: "object", properties: { next: node, all: { type: "array", items: node } } },
  };
  const { operations } = await taken({ "/x": { get: { responses } } }, { components: { schemas } });
  expect(operations.map((one) => printOperation(one)).join("")).toContain(
    "next: z.unknown().optional()",
  );
});

test("values are parts of an address and nothing more", () => {
  expect(inPath("../a/b?c#d", { name: "id" })).toBe("..%2Fa%2Fb%3Fc%23d");
  for (const value of ["", ".", ".."]) expect(() => inPath(value, { name: "id" })).toThrow("id is");
});

test.each([
  [["a", "b,c"], {}, ["n=a", "n=b%2Cc"]],
  [["a", "b,c"], { explode: false }, ["n=a,b%2Cc"]],
  [["a", "b"], { style: "pipe", explode: false }, ["n=a%7Cb"]],
  [{ x: 1, y: true }, {}, ["x=1", "y=true"]],
  [{ x: 1, y: true }, { explode: false }, ["n=x,1,y,true"]],
  [{ x: 1 }, { style: "deep" }, ["n%5Bx%5D=1"]],
  [{ x: [1] }, { style: "json" }, ["n=%7B%22x%22%3A%5B1%5D%7D"]],
  [undefined, {}, []],
] as const)("a parameter of the query: %j %j", (value, how, written) => {
  expect(inQuery(value, { name: "n", ...how })).toEqual(written);
});
