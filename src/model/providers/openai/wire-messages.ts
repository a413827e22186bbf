/** Messages and tools in the form of OpenAI's chat completions. */
import type { ChatCompletionMessageParam, ChatCompletionTool } from "openai/resources";
import type { Message, ToolOffer } from "../../model.ts";

export function wireMessages(messages: readonly Message[]): ChatCompletionMessageParam[] {
  return messages.map((message): ChatCompletionMessageParam => {
    const { role, content } = message;
    if (role === "tool") return { role, content, tool_call_id: message.toolCallId };
    if (role !== "assistant" || (message.toolCalls ?? []).length === 0) return { role, content };
    return {
      role,
      content,
      tool_calls: (message.toolCalls ?? []).map(({ id, name, arguments: text }) => ({
        id,
        type: "function",
        function: { name, arguments: text },
      })),
    };
  });
}

export function wireTools(tools: readonly ToolOffer[]): ChatCompletionTool[] {
  return tools.map(({ name, description, parameters }) => ({
    type: "function",
    function: { name, description, parameters },
  }));
}
