// A server of the Model Context Protocol, as small as it can be: one message of JSON a line.
import { createInterface } from "node:readline";

const server = { name: "stock", version: "1.0.0" };
const answers = {
  initialize: { protocolVersion: "2025-11-25", capabilities: { tools: {} }, serverInfo: server },
  "tools/list": {
    tools: [
      { name: "items", inputSchema: { type: "object" }, annotations: { readOnlyHint: true } },
    ],
  },
  "tools/call": { isError: true, content: [{ type: "text", text: "the stock is closed" }] },
};
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method } = JSON.parse(line);
  const result = answers[method];
  if (result !== undefined) console.log(JSON.stringify({ jsonrpc: "2.0", id, result }));
}
