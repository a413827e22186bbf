/** By which names an operation of a document is called, and where its arguments go. */
import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/contract/json.ts";
import { takeOperations } from "../../../src/openapi/document/take-operations.ts";

const pet: JsonObject = {
  type: "object",
  required: ["id", "name"],
  properties: {
    id: { type: "integer" },
    name: { type: "string" },
    born: { type: "string", readOnly: true },
  },
};

function operationWith(schema: JsonObject, required = true) {
  const root: JsonObject = {
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    servers: [{ url: "https://pets.example" }],
    components: { schemas: { Pet: pet, Priced: { properties: { price: { type: "number" } } } } },
    paths: {
      "/pets/{id}": {
        put: {
          operationId: "putPet",
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
          requestBody: { required, content: { "application/json": { schema } } },
          responses: { "204": { description: "done" } },
        },
      },
    },
  };
  const { operations } = takeOperations(
    { root, title: "Pets", version: "1", description: "" },
    "pets",
  );
  const [operation] = operations;
  if (operation === undefined) throw new Error("the operation was left out");
  return operation;
}

test("fields of a body are arguments, and one that a parameter is called like has its place in front", () => {
  const { input, request } = operationWith({ $ref: "#/components/schemas/Pet" });
  expect(Object.keys(input["properties"] as JsonObject)).toEqual(["path_id", "body_id", "name"]);
  expect(input["required"]).toEqual(["path_id", "body_id", "name"]);
  expect(request.path).toEqual({ path_id: { name: "id" } });
  expect(request.body).toEqual({ body_id: "id", name: "name" });
});

test("a body of several parts has the fields of all of them", () => {
  const { input, request } = operationWith({
    allOf: [{ $ref: "#/components/schemas/Pet" }, { $ref: "#/components/schemas/Priced" }],
  });
  expect(request.body).toEqual({ body_id: "id", name: "name", price: "price" });
  expect(input["required"]).toEqual(["path_id", "body_id", "name"]);
});

test.each<[string, JsonObject, boolean]>([
  ["may be left out", { $ref: "#/components/schemas/Pet" }, false],
  ["is a list", { type: "array", items: { type: "string" } }, true],
  ["has names that nobody knows", { ...pet, additionalProperties: { type: "string" } }, true],
  ["has several forms", { oneOf: [pet, { type: "string" }] }, true],
])("a body that %s is one argument", (_, schema, required) => {
  const { input, request } = operationWith(schema, required);
  expect(request.body).toBe("body");
  expect(Object.keys(input["properties"] as JsonObject)).toEqual(["id", "body"]);
});
