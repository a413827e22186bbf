/** A service on loopback with pets, orders and a key, and the document that describes it. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const KEY = "k3y-of-the-pet-shop-7731";

/** Where the document says that it is; tests route it to `origin`. */
export const SERVICE = "https://api.pets.example";

export interface PetShop extends AsyncDisposable {
  readonly origin: string;
  /** `GET /v1/pets?kind=cat`, and what was sent with it. */
  readonly requests: readonly {
    readonly line: string;
    readonly body: string;
    readonly key: unknown;
  }[];
}

const pets = [
  { id: 1, name: "Mia", kind: "cat", price: 40 },
  { id: 2, name: "Rex", kind: "dog", price: 90 },
  { id: 3, name: "Tom", kind: "cat", price: 25 },
];

/** Use with `await using`. */
export async function petShop(): Promise<PetShop> {
  const requests: { line: string; body: string; key: unknown }[] = [];
  let isBusy = true;
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      requests.push({
        line: `${request.method} ${request.url}`,
        body,
        key: request.headers["x-key"],
      });
      const url = new URL(request.url ?? "", SERVICE);
      if (request.headers["x-key"] !== KEY) return refuse(response, 401, "A key is needed");
      if (url.pathname === "/v1/busy" && isBusy) {
        isBusy = false;
        response.setHeader("retry-after", "0");
        return refuse(response, 429, "Too many questions");
      }
      return answer(`${request.method} ${url.pathname}`, url, body, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answer(asked: string, url: URL, body: string, response: ServerResponse): void {
  const [, id] = /^\w+ \/v1\/pets\/([^/]+)$/.exec(asked) ?? [];
  if (asked === "GET /v1/busy") return json(response, 200, { pets: pets.length });
  if (asked === "GET /v1/pets") {
    const kinds = url.searchParams.getAll("kind");
    const found = pets.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
    const from = Number(url.searchParams.get("after") ?? 0);
    const limit = Number(url.searchParams.get("limit") ?? 100);
    const page = found.slice(from, from + limit);
    return json(response, 200, { items: page, next: from + limit });
  }
  if (asked === "POST /v1/orders") {
    return json(response, 201, { order: 17, ...(JSON.parse(body) as object) });
  }
  const pet = pets.find((one) => String(one.id) === id);
  if (id === undefined || pet === undefined) return refuse(response, 404, `There is no pet ${id}`);
  if (asked.startsWith("GET ")) return json(response, 200, pet);
  response.writeHead(204).end();
}

function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  type = "application/json",
): void {
  response.writeHead(status, { "content-type": type }).end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, detail: string): void {
  json(response, status, { title: "Not done", status, detail }, "application/problem+json");
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const pet = { $ref: "#/components/schemas/Pet" };
const answers = (schema: object) => ({
  description: "done",
  content: { "application/json": { schema } },
});

/** What the service gives out as its description; `change` makes another version of it. */
export function petShopDocument(
  change: (document: ReturnType<typeof documentOf>) => void = () => {},
): string {
  const document = documentOf();
  change(document);
  return JSON.stringify(document);
}

function documentOf() {
  return {
    openapi: "3.0.3",
    info: { title: "Pet Shop API", version: "1.0.0" },
    servers: [{ url: `${SERVICE}/v1` }],
    security: [{ key: [] }],
    paths: {
      "/pets": {
        get: {
          operationId: "listPets",
          summary: "List the pets that are for sale",
          parameters: [
            { name: "kind", in: "query", schema: { type: "array", items: { type: "string" } } },
            { name: "after", in: "query", schema: { type: "integer" } },
            { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
          ],
          responses: {
            "200": answers({
              type: "object",
              required: ["items", "next"],
              properties: { items: { type: "array", items: pet }, next: { type: "integer" } },
            }),
          },
        },
      },
      "/pets/{id}": {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        get: {
          operationId: "getPet",
          summary: "Look a pet up",
          responses: { "200": answers(pet) },
        },
        delete: { operationId: "removePet", responses: { "204": { description: "gone" } } },
      },
      "/orders": {
        post: {
          operationId: "placeOrder",
          summary: "Order a pet",
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["pet"],
                  properties: { pet: { type: "integer" }, note: { type: "string" } },
                },
              },
            },
          },
          responses: {
            "201": answers({
              type: "object",
              required: ["order", "pet"],
              properties: { order: { type: "integer" }, pet: { type: "integer" } },
            }),
          },
        },
      },
      "/busy": {
        get: {
          operationId: "countPets",
          responses: {
            "200": answers({
              type: "object",
              required: ["pets"],
              properties: { pets: { type: "integer" } },
            }),
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
      schemas: {
        Pet: {
          type: "object",
          required: ["id", "name", "price"],
          properties: {
            id: { type: "integer" },
            name: { type: "string" },
            price: { type: "number", nullable: false },
          } as Record<string, object>,
        },
      },
    },
  };
}
