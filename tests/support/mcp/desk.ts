/** A server that asks people in the middle of its calls, and writes down each time that one of its tools runs. */
import { acceptedContent, inputRequired, McpServer } from "@modelcontextprotocol/server";
import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";

const seats = {
  message: "How many seats,\u001b[31m and where?",
  requestedSchema: {
    type: "object" as const,
    properties: {
      count: { type: "integer" as const, minimum: 1, maximum: 9 },
      row: { type: "string" as const, enum: ["front", "back"], description: "near the stage" },
    },
    required: ["count"],
  },
};

function note(line: string): void {
  appendFileSync(process.env["DESK_LOG"] ?? "desk.log", `${line}\n`);
}

/** It writes to the file that DESK_LOG names. */
export function desk(): McpServer {
  const server = new McpServer({ name: "desk", version: "1.0.0" }, { capabilities: { tools: {} } });
  const inputSchema = z.object({ show: z.string() });
  const text = (of: string) => ({ content: [{ type: "text" as const, text: of }] });
  const asking =
    (name: string, request: Parameters<typeof inputRequired.elicit>[0]) =>
    async ({ show }: { show: string }, { mcpReq }: { mcpReq: { inputResponses?: never } }) => {
      const given = acceptedContent(mcpReq.inputResponses, "seats");
      note(`${name} ${show}${given === undefined ? "" : ` ${JSON.stringify(given)}`}`);
      if (given !== undefined) await setTimeout(Number(process.env["DESK_MS"] ?? 0));
      if (given !== undefined)
        return text(
          `The seats are near the stage of the opera. ${name} ${show}: ${JSON.stringify(given)}`,
        );
      return inputRequired({
        inputRequests: { seats: inputRequired.elicit(request) },
        requestState: `held for ${show}`,
      });
    };
  const readOnly = { annotations: { readOnlyHint: true } };
  server.registerTool(
    "find",
    { ...readOnly, description: "Find seats.", inputSchema },
    asking("find", seats) as never,
  );
  server.registerTool(
    "book",
    { description: "Book seats.", inputSchema },
    asking("book", seats) as never,
  );
  server.registerTool(
    "pay",
    { ...readOnly, description: "Pay for seats.", inputSchema },
    asking("pay", {
      message: "Your card?",
      requestedSchema: { type: "object", properties: { card_token: { type: "string" } } },
    }) as never,
  );
  // What it needs in one round: somebody to agree beside the values, and a page to be seen.
  server.registerTool("sign", { ...readOnly, description: "Sign for seats.", inputSchema }, (async (
    { show }: { show: string },
    { mcpReq }: { mcpReq: { inputResponses?: never } },
  ) => {
    const given = acceptedContent(mcpReq.inputResponses, "seats");
    note(`sign ${show}${given === undefined ? "" : ` ${JSON.stringify(mcpReq.inputResponses)}`}`);
    if (given !== undefined) return text(`The seats of the opera are signed for: ${show}`);
    const page = {
      message: "Read the rules of the house.",
      url: "https://desk.example/rules",
      elicitationId: "rules",
    };
    return inputRequired({
      inputRequests: {
        rules: inputRequired.elicitUrl(page),
        seats: inputRequired.elicit(seats),
      },
      requestState: `held for ${show}`,
    });
  }) as never);
  return server;
}
