/** A server of the second generation of the SDK, whose tools do what tools of real servers do. */
import { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const readOnly = { annotations: { readOnlyHint: true } } as const;

export function shop(): McpServer {
  const server = new McpServer({ name: "shop", version: "2.4.0" }, { capabilities: { tools: {} } });
  server.registerTool(
    "prices",
    {
      ...readOnly,
      description: "Prices of what is for sale.",
      inputSchema: z.object({ most: z.int().min(1).optional().describe("so many") }),
      outputSchema: z.object({
        prices: z.array(z.object({ item: z.string(), price: z.number() })),
      }),
    },
    ({ most = 2 }) => {
      const prices = [
        { item: "tea", price: 2.5 },
        { item: "cake", price: 4 },
      ].slice(0, most);
      return { content: [{ type: "text", text: "see the data" }], structuredContent: { prices } };
    },
  );
  server.registerTool(
    "stock",
    {
      ...readOnly,
      description: "What is in stock, as text that holds JSON.",
      inputSchema: z.object({ as: z.enum(["numbers", "words"]).optional() }),
    },
    ({ as = "numbers" }) => {
      const stock = [{ item: "tea", left: as === "numbers" ? 7 : "seven" }];
      return { content: [{ type: "text", text: JSON.stringify({ stock }) }] };
    },
  );
  server.registerTool(
    "picture",
    { ...readOnly, description: "A picture of the shop.", inputSchema: z.object({}) },
    () => ({
      content: [
        { type: "text", text: "the shop" },
        { type: "image", data: PIXEL, mimeType: "image/png" },
      ],
    }),
  );
  server.registerTool(
    "order",
    { description: "Order something.", inputSchema: z.object({ item: z.string() }) },
    async ({ item }) => {
      const { action } = await server.server.elicitInput({
        message: `How many of ${item}?`,
        requestedSchema: { type: "object", properties: { count: { type: "number" } } },
      });
      return { content: [{ type: "text", text: `ordered, ${action}` }] };
    },
  );
  server.registerTool(
    "count",
    { ...readOnly, description: "Count slowly.", inputSchema: z.object({ to: z.int() }) },
    async ({ to }, { mcpReq }) => {
      const progressToken = mcpReq._meta?.progressToken;
      for (let progress = 1; progress <= to; progress += 1) {
        if (progressToken === undefined) continue;
        const params = { progressToken, progress, total: to, message: "things" };
        await mcpReq.notify({ method: "notifications/progress", params });
      }
      return { content: [{ type: "text", text: `${to} things` }] };
    },
  );
  server.registerTool(
    "secret",
    { ...readOnly, description: "Gives away what it was given.", inputSchema: z.object({}) },
    () => ({
      isError: process.env["SHOP_FAILS"] === "yes",
      content: [{ type: "text", text: `the key is ${process.env["SHOP_KEY"] ?? "not known"}` }],
    }),
  );
  return server;
}
