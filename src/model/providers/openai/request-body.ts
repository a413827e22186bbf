/** A chat completion's request in a dialect. What the endpoint takes in no other way is told the model in words. */
import type { ChatCompletionCreateParams, ChatCompletionTool } from "openai/resources";
import type { JsonObject } from "../../../contract/json.ts";
import type { Message } from "../../model.ts";
import { renderPrompt } from "../../prompt.ts";
import type { ProviderRequest, ProviderSettings } from "../../provider.ts";
import { withInstruction, withoutTools } from "../../tools-in-words.ts";
import type { Dialect, Sent } from "./dialect.ts";
import { narrowSchema } from "./narrow-schema.ts";
import { wireMessages, wireTools } from "./wire-messages.ts";

export async function requestBody(
  { name: model, temperature: degree }: ProviderSettings,
  request: ProviderRequest,
  dialect: Dialect,
): Promise<ChatCompletionCreateParams> {
  const { tools = [], maxOutputTokens } = request;
  const { limit, temperature, stream } = dialect;
  return {
    model,
    messages: wireMessages(await toldMessages(request, dialect)),
    [limit]: maxOutputTokens,
    ...(temperature && { temperature: degree }),
    ...(dialect.tools && tools.length > 0 && { tools: wireTools(tools) }),
    ...formOf(request, dialect),
    ...(stream !== "none" && { stream: true }),
    ...(stream === "usage" && { stream_options: { include_usage: true } }),
  };
}

/** Of which a complaint may be. */
export function sentIn({ schema, tools = [] }: ProviderRequest): Sent {
  return { schema: schema !== undefined, tools: tools.length > 0 };
}

/** Whether the reply is to be the arguments of a call. With tools of its own a request has no room for another one. */
export function isAskedByTool(
  { schema, tools = [] }: ProviderRequest,
  { format }: Dialect,
): boolean {
  return schema !== undefined && format === "tool" && tools.length === 0;
}

function formOf(
  request: ProviderRequest,
  dialect: Dialect,
): Pick<ChatCompletionCreateParams, "response_format" | "tools" | "tool_choice"> {
  const { name, schema } = request;
  if (schema === undefined) return {};
  const narrow = (): JsonObject => narrowSchema(schema, dialect.keywords);
  switch (dialect.format) {
    case "json_schema":
      return {
        response_format: {
          type: "json_schema",
          json_schema: { name, strict: true, schema: narrow() },
        },
      };
    case "tool": {
      if (!isAskedByTool(request, dialect)) return {};
      const description = "Takes the answer.";
      const tool: ChatCompletionTool = {
        type: "function",
        function: { name, description, parameters: narrow() },
      };
      return { tools: [tool], tool_choice: { type: "function", function: { name } } };
    }
    case "json_object":
      return { response_format: { type: "json_object" } };
    case "text":
      return {};
  }
}

async function toldMessages(
  request: ProviderRequest,
  dialect: Dialect,
): Promise<readonly Message[]> {
  const { messages, schema, tools = [] } = request;
  const isHeld = dialect.format === "json_schema" || isAskedByTool(request, dialect);
  const told =
    schema === undefined || isHeld
      ? messages
      : withInstruction(messages, await renderPrompt("json-reply", { schema }));
  return dialect.tools ? told : withoutTools(told, tools);
}
