/** What a turn of an agent comes to: the output of its instance, from which all that follows is made again. */
import { z } from "zod";
import type { JsonObject } from "./json.ts";

/** What the model calls to give its result. No tool is offered by this name. */
export const RESULT_TOOL = "give_result";

const jsonObject = z.custom<JsonObject>((value) => typeof value === "object" && value !== null);

/** A call that the model asked for. */
const turnCallSchema = z.strictObject({
  id: z.string(),
  /** As the model wrote it: it may be the name of no tool that was offered. */
  name: z.string(),
  /** As the model wrote it: it may be no JSON. */
  arguments: z.string(),
  /** The task of the core that is run for it, with this input beside what the plan gives; absent of a call that is refused. */
  task: z.string().optional(),
  input: jsonObject.optional(),
  /** The gate before it. */
  approval: z.string().optional(),
  /** It only reads, and nobody is asked before: it may run beside others of its turn. */
  parallel: z.literal(true).optional(),
  /** Why it is not made, as the model is told. */
  refused: z.string().optional(),
});
export type TurnCall = Readonly<z.infer<typeof turnCallSchema>>;

/** Calls of a turn that are made, in its order: those of one group run side by side, and groups one after the other. */
export function groupsOf(calls: readonly TurnCall[]): (TurnCall & { readonly task: string })[][] {
  const groups: (TurnCall & { readonly task: string })[][] = [];
  for (const call of calls) {
    const { task, parallel } = call;
    if (task === undefined) continue;
    const last = groups.at(-1);
    if (parallel === true && last?.[0]?.parallel === true) last.push({ ...call, task });
    else groups.push([{ ...call, task }]);
  }
  return groups;
}

export const turnOutputSchema = z.strictObject({
  /** From 1. */
  turn: z.int().positive(),
  /** Of the endpoint: `qwen3:8b`. */
  model: z.string(),
  says: z.string(),
  calls: z.array(turnCallSchema),
  /** The output of the agent: it is over. */
  result: jsonObject.optional(),
  /** Why what it gave is no result, as the model is told. */
  wrong: z.string().optional(),
  /** Of this request. */
  usage: z.strictObject({
    inputTokens: z.int().min(0),
    outputTokens: z.int().min(0),
    usd: z.number().min(0),
  }),
  /** Of all turns of the agent up to this one: what its budget is held against. */
  spent: z.strictObject({
    tokens: z.int().min(0),
    usd: z.number().min(0),
    /** Since its first turn began, as far as a process worked on it. */
    seconds: z.number().min(0),
  }),
});
export type TurnOutput = Readonly<z.infer<typeof turnOutputSchema>>;
