/** One reply, from an endpoint or a recording, before anyone has judged it. */
import { z } from "zod";
import type { Diagnostic } from "../contract/diagnostics/index.ts";
import type { CompletionRequest } from "./model.ts";

const tokensSchema = z.strictObject({
  input: z.int().min(0),
  /** Of the input, where the endpoint says it. */
  cachedInput: z.int().min(0).optional(),
  output: z.int().min(0),
});

export const toolCallSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  arguments: z.string(),
});

export const replySchema = z.strictObject({
  text: z.string(),
  /** Left out when there are none. */
  toolCalls: z.array(toolCallSchema).optional(),
  /** `length`: cut off at the token limit. `declined`: the model or a filter refused. */
  finish: z.enum(["stop", "length", "declined"]),
  /** Missing when the endpoint does not count. */
  tokens: tokensSchema.optional(),
});
export type Reply = z.infer<typeof replySchema>;

export interface AnsweredReply {
  readonly reply: Reply;
  /** Whether it was paid for now, rather than read from a recording. */
  readonly charged: boolean;
  /** Why it is not to be used, although it was paid for; such a one is not kept. */
  readonly problem?: Diagnostic;
}

/** Answers a request: an endpoint, a recording, or an endpoint that is being recorded. */
export type Responder = (
  request: CompletionRequest & { readonly maxOutputTokens: number },
) => Promise<AnsweredReply>;
