/** One turn of a model that works with tools: what it is told, and what it may answer. Nothing is executed here. */
import { RESULT_TOOL } from "../contract/agent-turn.ts";
import type { JsonObject } from "../contract/json.ts";
import type { Completion, Message, Model, ToolCall, ToolOffer } from "./model.ts";
import { promptJson, renderPrompt } from "./prompt.ts";

export interface PastTurn {
  readonly says: string;
  /** Each with what came of it, as the model is told. */
  readonly calls: readonly (ToolCall & { readonly outcome: ToolOutcome })[];
  /** Why what it gave without a call is no result. */
  readonly wrong?: string | undefined;
}

/** Data for the model, never words of ours alone: what a tool returns may be written by anybody. */
export type ToolOutcome =
  | { readonly ok: true; readonly data: unknown; readonly part?: string }
  | { readonly ok: false; readonly error: string };

export interface TurnRequest {
  readonly instruction: string;
  readonly tools: readonly ToolOffer[];
  /** JSON Schema of the result. */
  readonly output: JsonObject;
  readonly past: readonly PastTurn[];
  /** Turns after this one. */
  readonly left: number;
  /** Of the reply. Default: as configured. */
  readonly maxOutputTokens?: number | undefined;
  readonly signal: AbortSignal;
}

export type Turn = Pick<Completion, "text" | "toolCalls" | "usage">;

/** Throws what `Model.complete` throws. */
export async function askTurn(model: Model, asked: TurnRequest): Promise<Turn> {
  const { tools, output, left, maxOutputTokens, signal } = asked;
  const result: ToolOffer = {
    name: RESULT_TOOL,
    description: "Give the result. This ends the work.",
    parameters: output,
  };
  const { text, toolCalls, usage } = await model.complete({
    name: "agent-turn",
    messages: await messagesOf(asked),
    // The last turn has to give the result.
    tools: left === 0 ? [result] : [...tools, result],
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    signal,
  });
  return { text, toolCalls, usage };
}

async function messagesOf({ instruction, tools, output, past, left }: TurnRequest) {
  const facts = { result: RESULT_TOOL, hasTools: tools.length > 0, turns: past.length + left + 1 };
  const messages: Message[] = [
    { role: "system", content: await renderPrompt("agent-system", facts) },
    { role: "user", content: await renderPrompt("agent-user", { instruction, output }) },
  ];
  for (const { says, calls, wrong } of past) {
    const toolCalls = calls.map(({ id, name, arguments: given }) => ({
      id,
      name,
      arguments: given,
    }));
    messages.push({ role: "assistant", content: says, ...(toolCalls.length > 0 && { toolCalls }) });
    for (const { id, outcome } of calls) {
      messages.push({ role: "tool", toolCallId: id, content: promptJson(outcome) });
    }
    if (wrong !== undefined) messages.push({ role: "user", content: wrong });
  }
  if (left === 0 && past.length > 0) {
    messages.push({ role: "user", content: await renderPrompt("agent-last", facts) });
  }
  return messages;
}
