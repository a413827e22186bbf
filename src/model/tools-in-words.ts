/** Tools for endpoints that know none: offers, calls and results are told in words, and calls are read from JSON. */
import { z } from "zod";
import type { Message, ToolCall, ToolOffer } from "./model.ts";
import { promptJson, renderPrompt } from "./prompt.ts";
import { readJson } from "./read-json.ts";

/** A conversation without calls and results, which such an endpoint would refuse; what may be called is appended. */
export async function withoutTools(
  messages: readonly Message[],
  tools: readonly ToolOffer[],
): Promise<Message[]> {
  const told = await Promise.all(messages.map(inWords));
  return tools.length === 0
    ? told
    : withInstruction(told, await renderPrompt("tools-reply", { tools }));
}

/** Appends to the system message, which is made when there is none. */
export function withInstruction(messages: readonly Message[], told: string): Message[] {
  const [first, ...rest] = messages;
  return first?.role === "system"
    ? [{ role: "system", content: `${first.content}\n\n${told}` }, ...rest]
    : [{ role: "system", content: told }, ...messages];
}

async function inWords(message: Message): Promise<Message> {
  if (message.role === "tool") {
    const { toolCallId: id, content } = message;
    return { role: "user", content: await renderPrompt("tool-result", { id, content }) };
  }
  if (message.role !== "assistant") return message;
  const { content, toolCalls = [] } = message;
  if (toolCalls.length === 0) return { role: "assistant", content };
  const calls = toolCalls.map(({ id, name, arguments: text }) => ({
    id,
    tool: name,
    arguments: readJson(text) ?? text,
  }));
  return { role: "assistant", content: promptJson({ calls }) };
}

const callsSchema = z.object({
  calls: z.array(z.object({ tool: z.string(), arguments: z.unknown() })).min(1),
});

/**
 * The calls in a reply that was asked for in words; none when it is an answer.
 *
 * @param first number of the first call: ids are unique within the conversation
 */
export function readCalls(text: string, first: number): ToolCall[] {
  const parsed = callsSchema.safeParse(readJson(text));
  return (parsed.data?.calls ?? []).map(({ tool, arguments: given }, index) => ({
    id: `call_${first + index}`,
    name: tool,
    arguments: typeof given === "string" ? given : JSON.stringify(given ?? {}),
  }));
}
