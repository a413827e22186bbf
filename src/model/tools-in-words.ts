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

/** The calls in a reply that was asked for in words, without ids; none when it is an answer. */
export function readCalls(text: string): ToolCall[] {
  const parsed = callsSchema.safeParse(readJson(text));
  return (parsed.data?.calls ?? []).map(({ tool, arguments: given }) => ({
    id: "",
    name: tool,
    arguments: typeof given === "string" ? given : JSON.stringify(given ?? {}),
  }));
}

/** Ids that are unique in a conversation: some endpoints give none, others the same ones at each turn. */
export function withUniqueIds(
  calls: readonly ToolCall[],
  messages: readonly Message[],
): ToolCall[] {
  const earlier = messages.flatMap((message) =>
    message.role === "assistant" ? (message.toolCalls ?? []) : [],
  );
  const taken = new Set(earlier.map(({ id }) => id));
  return calls.map((call, index) => {
    let { id } = call;
    for (let n = earlier.length + index + 1; id === "" || taken.has(id); n += 1) id = `call_${n}`;
    taken.add(id);
    return { ...call, id };
  });
}
