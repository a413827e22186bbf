/** Whether another turn fits into what an agent may spend: looked at before it is asked. */
import type { TurnOutput } from "../../../contract/agent-turn.ts";
import type { AgentRegion } from "../../../contract/regions/index.ts";

export type AgentSpent = TurnOutput["spent"];

export const NOTHING_SPENT: AgentSpent = { tokens: 0, usd: 0, seconds: 0 };

export interface OverBudget {
  readonly limit: "tokens" | "usd" | "seconds";
  readonly most: number;
  readonly spent: number;
}

/** Of usual tokenizers and JSON. */
const CHARACTERS_OF_TOKEN = 4;
/** A shorter reply can hold no result. */
const LEAST_REPLY_TOKENS = 50;

/**
 * @param spent so far, with the time of calls since the last turn
 * @param prompt characters that the next turn sends
 */
export function overBudget(
  { tokens = Infinity, usd = Infinity, seconds = Infinity }: AgentRegion["budget"],
  spent: AgentSpent,
  prompt: number,
): OverBudget | undefined {
  if (tokensLeft(tokens, spent, prompt) < LEAST_REPLY_TOKENS)
    return { limit: "tokens", most: tokens, spent: spent.tokens };
  // What a request costs is known when it is over: the next one is made while anything is left.
  if (spent.usd >= usd) return { limit: "usd", most: usd, spent: spent.usd };
  if (spent.seconds >= seconds) return { limit: "seconds", most: seconds, spent: spent.seconds };
  return undefined;
}

export function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_OF_TOKEN);
}

/** Tokens that a reply may have. */
export function tokensLeft(most: number, spent: AgentSpent, prompt: number): number {
  return most - spent.tokens - tokensOf(prompt);
}
