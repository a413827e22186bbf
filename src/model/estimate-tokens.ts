/** Tokens of a text before anyone has counted them. */
import type { CompletionRequest } from "./model.ts";

/**
 * One token for three bytes of UTF-8, rounded up. Tokenizers make one of about 4.5 bytes of English, of 3 to 4 of JSON
 * and of 3 of Chinese, so that this is seldom less than what they count; of long runs of digits or random letters it is.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3);
}

/** What a service writes around each message and each tool. */
const AROUND = 8;

/**
 * Of messages and tools. The schema of the reply is counted only where asked for: services whose endpoints are paid
 * for put it into the prompt, servers that hold a model to it by a grammar do not.
 */
export function estimatePrompt(
  { messages, tools = [], schema }: CompletionRequest,
  withSchema = false,
): number {
  const sent = [...messages, ...tools, ...(withSchema && schema !== undefined ? [schema] : [])];
  return sent.reduce((sum, part) => sum + AROUND + estimateTokens(JSON.stringify(part)), 0);
}
