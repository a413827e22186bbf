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

/** The turn that comes. */
export interface NextTurn {
  /** Estimated tokens of what is sent: rather too many. */
  readonly prompt: number;
  /** Dollars for a token sent, and for one received. */
  readonly prices: { readonly input: number; readonly output: number };
}

/** A shorter reply can hold no result. */
const LEAST_REPLY_TOKENS = 50;

/** @param spent so far, with the time of calls since the last turn */
export function overBudget(
  budget: AgentRegion["budget"],
  spent: AgentSpent,
  next: NextTurn,
): OverBudget | undefined {
  const { tokens, usd, seconds } = budget;
  if (tokens !== undefined && replyByTokens(tokens, spent, next) < LEAST_REPLY_TOKENS)
    return { limit: "tokens", most: tokens, spent: spent.tokens };
  if (usd !== undefined && replyByDollars(usd, spent, next) < LEAST_REPLY_TOKENS)
    return { limit: "usd", most: usd, spent: spent.usd };
  if (seconds !== undefined && spent.seconds >= seconds)
    return { limit: "seconds", most: seconds, spent: spent.seconds };
  return undefined;
}

/** The most tokens that the reply may have: with them its turn still fits. `undefined`: nothing limits it. */
export function replyLimit(
  { tokens, usd }: AgentRegion["budget"],
  spent: AgentSpent,
  next: NextTurn,
): number | undefined {
  const most = Math.min(
    tokens === undefined ? Infinity : replyByTokens(tokens, spent, next),
    usd === undefined ? Infinity : replyByDollars(usd, spent, next),
  );
  return Number.isFinite(most) ? most : undefined;
}

function replyByTokens(most: number, spent: AgentSpent, { prompt }: NextTurn): number {
  return most - spent.tokens - prompt;
}

function replyByDollars(
  most: number,
  spent: AgentSpent,
  { prompt, prices: { input, output } }: NextTurn,
): number {
  const left = most - spent.usd - prompt * input;
  if (left < 0) return 0;
  return output === 0 ? Infinity : Math.floor(left / output);
}
